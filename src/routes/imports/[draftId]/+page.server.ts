import { redirect } from '@sveltejs/kit';
import type { DraftId } from '#core/kernel/ids.ts';
import { act, show } from '../../door-call.ts';
import { choicesBefore, type Choices, withAnswers, withCorrection } from './correction-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => ({
  draftId: event.params.draftId,
  known: event.url.searchParams.getAll('known'),
  saved: event.url.searchParams.has('saved'),
  preview: await show(event, 'imports.preview', { draftId: draftIdOf(event) }),
});

export const actions: Actions = {
  correct: async (event) => {
    const form = await event.request.formData();
    return save(event, form, withCorrection(choicesBefore(form), form));
  },
  answer: async (event) => {
    const form = await event.request.formData();
    return save(event, form, withAnswers(choicesBefore(form), form));
  },
  startOver: async (event) => save(event, await event.request.formData(), {}),
  commit: async (event) => {
    const form = await event.request.formData();
    const input = { draftId: draftIdOf(event) };
    const acted = await act(event, 'imports.commit', { input, form });
    if (!acted.ok) return acted.failure;
    redirect(303, `/imports?done=committed&import=${acted.value.importId}`);
  },
  discard: async (event) => {
    const form = await event.request.formData();
    const input = { draftId: draftIdOf(event) };
    const acted = await act(event, 'imports.discard', { input, form });
    if (!acted.ok) return acted.failure;
    redirect(303, '/imports?done=discarded');
  },
};

async function save(event: RequestEvent, form: FormData, choices: Choices) {
  const input = { draftId: draftIdOf(event), ...choices };
  const acted = await act(event, 'imports.correct', { input, form });
  if (!acted.ok) return acted.failure;
  redirect(303, `/imports/${event.params.draftId}?saved`);
}

function draftIdOf({ params }: RequestEvent): DraftId {
  return params.draftId as DraftId;
}
