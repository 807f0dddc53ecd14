import { redirect } from '@sveltejs/kit';
import { deviceToken, dropDevice, keepDevice } from '../device-cookie.ts';
import { refusedForm } from '../refused.ts';
import { keepSession } from '../session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link spends nothing: scanners of messages open links too. Only the button sends the code. */
export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  const code = url.searchParams.get('code') ?? '';
  if (locals.scope && !code) redirect(303, '/');
  const token = deviceToken(event);
  const device = token && !code ? await locals.application.accounts.knownDevice(token) : undefined;
  return {
    code,
    holder: device && device.state.kind !== 'ended' ? device.personName : undefined,
    ended: Boolean(token && !code) && (!device || device.state.kind === 'ended'),
    needed: url.searchParams.has('needed'),
    signedOut: url.searchParams.has('signed-out'),
  };
};

export const actions: Actions = {
  code: async (event) => {
    const form = await event.request.formData();
    const code = String(form.get('code') ?? '').trim();
    const answer = await event.locals.application.signIn.redeem(code);
    if (!answer.ok) return refusedForm(event, answer.refusal, new FormData());
    keepSession(event, answer.value);
    redirect(303, '/');
  },
  pin: async (event) => {
    const form = await event.request.formData();
    const token = deviceToken(event) ?? '';
    const pin = String(form.get('pin') ?? '').trim();
    const answer = await event.locals.application.accounts.unlock({ token, pin });
    if (!answer.ok) return refusedForm(event, answer.refusal, new FormData());
    keepDevice(event, token);
    keepSession(event, answer.value);
    redirect(303, '/');
  },
  forget: (event) => {
    dropDevice(event);
    redirect(303, '/sign-in');
  },
};
