import { redirect } from '@sveltejs/kit';
import { act, show } from '../door-call.ts';
import { textIn } from '../form-values.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  records: await show(event, 'me.records', {}),
  asked: event.url.searchParams.has('asked'),
});

export const actions: Actions = {
  ask: async (event) => {
    const form = await event.request.formData();
    const input = { text: textIn(form, 'text') };
    const acted = await act(event, 'corrections.request', { input, form });
    if (!acted.ok) return acted.failure;
    redirect(303, '/me?asked');
  },
};
