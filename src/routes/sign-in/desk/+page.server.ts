import { redirect } from '@sveltejs/kit';
import { refusedForm } from '../../refused.ts';
import { keepSession } from '../../session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  if (locals.scope) redirect(303, '/');
  return {
    asksOrganisation: await locals.application.accounts.desk.hasSeveralOrganisations(),
    isSafe: url.protocol === 'https:',
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const said = (name: string) => String(form.get(name) ?? '');
    // What is sent back to be corrected must hold neither password nor code.
    const kept = new FormData();
    kept.set('organisation', said('organisation'));
    kept.set('name', said('name'));
    const session = await event.locals.application.accounts.desk.signIn({
      organisation: said('organisation'),
      name: said('name'),
      password: said('password'),
      code: said('code'),
    });
    if (!session.ok) return refusedForm(event, session.refusal, kept);
    keepSession(event, session.value);
    redirect(303, '/');
  },
};
