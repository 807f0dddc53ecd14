import { redirect } from '@sveltejs/kit';
import { act, forWhoMayAsk, show } from '../../door-call.ts';
import { reviewInput } from '../review-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  forWhoMayAsk(event, 'reviews.record');
  return {
    choices: await show(event, 'reviews.choices', {}),
    subjectId: event.url.searchParams.get('subjectId') ?? '',
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const acted = await act(event, 'reviews.record', { input: reviewInput(form), form });
    if (!acted.ok) return acted.failure;
    const { reviewId, hints } = acted.value;
    redirect(303, `/reviews/${reviewId}?hints=${hints.join('.')}`);
  },
};
