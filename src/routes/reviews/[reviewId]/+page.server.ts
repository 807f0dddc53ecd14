import { redirect } from '@sveltejs/kit';
import { textIn } from '../../form-values.ts';
import { isReviewAnswer } from '../review-form.ts';
import { act, mayAsk, show } from '../../door-call.ts';
import { scopeQuery } from '../ledger-query.ts';
import { writingHints } from '#core/reviews/writing-hints.ts';
import type { CommendationId } from '#core/reviews/facts.ts';
import type { PointId, ReviewId } from '#core/kernel/ids.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params, url, locals } = event;
  const asOf = url.searchParams.get('asOf') || undefined;
  const shown = await show(event, 'reviews.show', { reviewId: params.reviewId as ReviewId, asOf });
  const said = url.searchParams.get('hints')?.split('.') ?? [];
  return {
    ...shown,
    scope: scopeQuery(url),
    recorded: url.searchParams.has('hints'),
    hints: writingHints.filter((hint) => said.includes(hint)),
    isHead: mayAsk(locals.scope, 'commendations.publish'),
    isSubject: locals.scope?.personId === shown.review.subject.id,
  };
};

export const actions: Actions = {
  answer: async (event) => {
    const form = await event.request.formData();
    const kind = textIn(form, 'kind');
    const acted = await act(event, 'points.answer', {
      input: {
        reviewId: event.params.reviewId as ReviewId,
        pointId: textIn(form, 'pointId') as PointId,
        kind: isReviewAnswer(kind) ? kind : 'noted',
        text: textIn(form, 'text'),
      },
      form,
    });
    if (!acted.ok) return acted.failure;
    redirect(303, event.url.pathname);
  },
  commend: async (event) => {
    const form = await event.request.formData();
    const reviewId = event.params.reviewId as ReviewId;
    const input = { reviewId, number: textIn(form, 'number'), text: textIn(form, 'text') };
    const acted = await act(event, 'commendations.publish', { input, form });
    if (!acted.ok) return acted.failure;
    redirect(303, event.url.pathname);
  },
  withdraw: async (event) => {
    const form = await event.request.formData();
    const commendationId = textIn(form, 'commendationId') as CommendationId;
    const acted = await act(event, 'commendations.withdraw', { input: { commendationId }, form });
    if (!acted.ok) return acted.failure;
    redirect(303, event.url.pathname);
  },
};
