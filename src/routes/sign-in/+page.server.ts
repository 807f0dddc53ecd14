import { redirect } from '@sveltejs/kit';
import { refusedForm } from '../refused.ts';
import { keepSession } from '../session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link spends nothing: scanners of messages open links too. Only the button sends the code. */
export const load: PageServerLoad = ({ locals, url }) => {
  const code = url.searchParams.get('code') ?? '';
  if (locals.scope && !code) redirect(303, '/');
  return {
    code,
    needed: url.searchParams.has('needed'),
    signedOut: url.searchParams.has('signed-out'),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const code = String(form.get('code') ?? '').trim();
    const answer = await event.locals.application.signIn.redeem(code);
    if (!answer.ok) return refusedForm(event, answer.refusal, new FormData());
    keepSession(event, answer.value);
    redirect(303, '/');
  },
};
