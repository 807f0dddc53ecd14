import type { reviewsOperations } from '#contract/reviews.ts';
import { refusal, type Refusal } from '#contract/refusals.ts';
import type { cycleStates } from '#core/cycles/facts.ts';
import type { ReviewId } from '#core/kernel/ids.ts';
import { isBlank, textKey } from '#core/kernel/search-text.ts';
import { accept, refuse, type Result } from '#core/kernel/result.ts';
import { reachOf } from '#core/people/permissions.ts';
import { answerPoint } from '#core/reviews/answer-point.ts';
import { recordsBetween } from '#core/reviews/branch-reach.ts';
import { partyIdOf } from '#core/reviews/known-party.ts';
import { recordReview } from '#core/reviews/record-review.ts';
import { comparedText } from '#core/reviews/review-text.ts';
import { writingHintsFor } from '#core/reviews/writing-hints.ts';
import { loadCycle } from '../cycles/current-cycle.ts';
import { loadParties } from '../people/parties.ts';
import { together, type Tx } from '../platform/database/connection.ts';
import type { ActionHandlers, Asking } from '../platform/handling.ts';
import { loadSeenReview } from './asker.ts';
import { visibilityOf } from './asker.ts';
import { foundSessions } from './branch-sessions.ts';
import { sessionActions } from './session-actions.ts';
import { subjectHeadsOf } from './show-review.ts';
import { cyclesWithSameText, loadAnswers, loadReviewHead } from './store.ts';
import { loadSessions } from './store-sessions.ts';
import { talkActions } from './talk-actions.ts';

export const reviewsActions: ActionHandlers<typeof reviewsOperations> = {
  ...sessionActions,
  ...talkActions,
  'reviews.record': async (tx, input, asking) => {
    const { scope, today, newId } = asking;
    const { tenantId } = scope;
    const helperId = input.talk?.helperId ?? null;
    const reviewerIds = input.reviewers.map(partyIdOf);
    const ids = [...reviewerIds, partyIdOf(input.subject), ...(helperId ? [helperId] : [])];
    const points = input.points.filter((point) => !isBlank(point.text));
    const [cycle, parties, cyclesWithText, visibility] = await together([
      loadCycle(tx, tenantId, input.cycleId),
      loadParties(tx, { tenantId, ids, on: input.occurredOn }),
      cyclesWithSameText(tx, tenantId, textKey(comparedText(points))),
      visibilityOf(tx, asking),
    ]);
    if (!cycle) return refuse(refusal('cycle-not-running'));
    const { cycleId } = cycle;
    const { sessionId } = input;
    const held = sessionId ? await loadSessions(tx, tenantId, { cycleId, sessionId }) : [];
    const recorded = recordReview(
      {
        cycle: { cycleId, state: cycle.state as (typeof cycleStates)[number] },
        reviewers: reviewerIds.map((id) => parties.get(id)),
        subject: parties.get(partyIdOf(input.subject)),
        sessionKnown: (await foundSessions(tx, held, { visibility, asking })).length > 0,
        jointKnown: input.jointWith
          ? (await seenReviewCycle(tx, input.jointWith, asking)) === cycleId
          : false,
        helperKnown: helperId !== null && parties.get(helperId)?.party.kind === 'person',
        today,
        newId,
      },
      { ...input, points },
    );
    if (!recorded.ok) return refused(recorded);
    const sides = [partyIdOf(input.subject), ...reviewerIds].map((id) => parties.get(id));
    if (!recordsBetween(visibility, sides)) {
      return refuse(refusal('not-of-your-branch', { place: 'subject' }));
    }
    const hints = writingHintsFor(points, cyclesWithText.includes(cycleId));
    const { reviewId, facts } = recorded.value;
    return accept({ facts, answer: { reviewId, hints: [...hints] } });
  },
  'points.answer': async (tx, input, asking) => {
    const { scope, today, newId } = asking;
    const { tenantId } = scope;
    const { reviewId } = input;
    const review = await loadSeenReview(tx, reviewId, asking);
    const head = review && (await loadReviewHead(tx, tenantId, reviewId, 'lock'));
    if (!review || !head) return refuse(refusal('not-found'));
    const answers = await loadAnswers(tx, tenantId, reviewId);
    const answered = answerPoint(
      {
        subject: head.subject,
        subjectHeads: await subjectHeadsOf(tx, head.subject, asking),
        pointIds: review.points.map((point) => point.pointId),
        answered: answers.map((answer) => answer.pointId),
        asker: { ...scope, reach: reachOf('points.answer', scope.roles) },
        today,
        newId,
      },
      input,
    );
    if (!answered.ok) return refused(answered);
    const { answerId, facts } = answered.value;
    return accept({ facts, answer: { answerId } });
  },
};

async function seenReviewCycle(tx: Tx, reviewId: ReviewId, asking: Asking) {
  const seen = await loadSeenReview(tx, reviewId, asking);
  return seen && (await loadReviewHead(tx, asking.scope.tenantId, reviewId))?.cycleId;
}

/** A refusal of core as the door speaks it. */
function refused(result: {
  readonly ok: false;
  readonly refusal: { readonly code: Refusal['code']; readonly place?: string };
}): Result<never, Refusal> & { readonly ok: false } {
  const { code, place } = result.refusal;
  return refuse(refusal(code, place === undefined ? {} : { place }));
}
