import type { talkOperations } from '#contract/reviews-talks.ts';
import { refusal } from '#contract/refusals.ts';
import { accept, refuse } from '#core/kernel/result.ts';
import { reachOf } from '#core/people/permissions.ts';
import { fact } from '#core/ledger/catalogue.ts';
import { holdsAt } from '#core/reviews/branch-reach.ts';
import { publishCommendation, withdrawCommendation } from '#core/reviews/commend.ts';
import type { ExchangeId } from '#core/reviews/facts.ts';
import type { ActionHandlers } from '../platform/handling.ts';
import { loadSeenReview } from './asker.ts';
import { visibilityOf } from './asker.ts';
import { checkOccasion, notOfBranch } from './session-actions.ts';
import { loadReviewHead, loadTalk } from './store.ts';
import { loadCommendations } from './store-sessions.ts';

type Talks = Pick<
  typeof talkOperations,
  'commendations.publish' | 'commendations.withdraw' | 'exchanges.record'
>;

export const talkActions: ActionHandlers<Talks> = {
  'commendations.publish': async (tx, input, asking) => {
    const { today, newId } = asking;
    const { tenantId } = asking.scope;
    const { reviewId, ...notice } = input;
    const seen = await loadSeenReview(tx, reviewId, asking);
    const head = seen && (await loadReviewHead(tx, tenantId, reviewId, 'lock'));
    if (!head) return refuse(refusal('not-found'));
    const talk = await loadTalk(tx, tenantId, reviewId);
    const earlier = await loadCommendations(tx, tenantId, { reviewId });
    const decided = publishCommendation(
      {
        reviewId,
        cycleId: head.cycleId,
        subject: head.subject,
        outcome: talk?.outcome ?? null,
        consent: talk?.consent ?? null,
        published: earlier.some((each) => each.withdrawnOn === null),
        today,
        newId,
      },
      notice,
    );
    if (!decided.ok) return refuse(refusal(decided.refusal.code));
    const { commendationId, facts } = decided.value;
    return accept({ facts, answer: { commendationId } });
  },
  'commendations.withdraw': async (tx, { commendationId }, { scope, today }) => {
    const { tenantId, personId, roles } = scope;
    const [commendation] = await loadCommendations(tx, tenantId, { commendationId });
    if (!commendation) return refuse(refusal('not-found'));
    const isHead = reachOf('commendations.withdraw', roles).has('open');
    const decided = withdrawCommendation(commendation, { personId, isHead, today });
    if (!decided.ok) return refuse(refusal(decided.refusal.code));
    return accept({ facts: decided.value, answer: {} });
  },
  'exchanges.record': async (tx, input, asking) => {
    if (!holdsAt(await visibilityOf(tx, asking), input.organisationIds)) {
      return refuse(notOfBranch);
    }
    const checked = await checkOccasion(tx, input, asking);
    if ('code' in checked) return refuse(checked);
    const exchangeId = asking.newId<ExchangeId>();
    const held = fact('exchange.held', { ...input, cycleId: checked.cycleId, exchangeId });
    return accept({ facts: [held], answer: { exchangeId } });
  },
};
