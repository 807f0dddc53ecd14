import { redirect } from '@sveltejs/kit';
import { type CorrectionId, correctionOutcomes } from '#core/accounts/facts.ts';
import { act, mayAsk, show } from '../../door-call.ts';
import { textIn } from '../../form-values.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...(await show(event, 'corrections.list', {})),
  mayAnswer: mayAsk(event.locals.scope, 'corrections.answer'),
  self: event.locals.scope?.personId ?? null,
  answered: event.url.searchParams.has('answered'),
});

export const actions: Actions = {
  answer: async (event) => {
    const form = await event.request.formData();
    const outcome = correctionOutcomes.find((each) => each === form.get('outcome')) ?? 'corrected';
    const correctionId = textIn(form, 'correctionId') as CorrectionId;
    const input = { correctionId, outcome, answer: textIn(form, 'answer') };
    const acted = await act(event, 'corrections.answer', { input, form });
    if (!acted.ok) return acted.failure;
    redirect(303, '/people/corrections?answered');
  },
};
