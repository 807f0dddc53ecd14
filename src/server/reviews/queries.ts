import type { reviewsOperations } from '#contract/reviews.ts';
import { accept } from '#core/kernel/result.ts';
import { loadCycle } from '../cycles/current-cycle.ts';
import { loadNames } from '../people/names.ts';
import type { QueryHandlers } from '../platform/handling.ts';
import { visibilityOf } from './asker.ts';
import { chooseParties } from './choices.ts';
import { coverageQueries } from './coverage-queries.ts';
import { ledgerQueries } from './ledger-queries.ts';
import { sessionQueries } from './session-queries.ts';
import { showReview } from './show-review.ts';
import { loadExchanges, loadPairings, loadPublishedCommendations } from './store-sessions.ts';

export const reviewsQueries: QueryHandlers<typeof reviewsOperations> = {
  ...ledgerQueries,
  ...coverageQueries,
  ...sessionQueries,
  'reviews.show': showReview,
  'reviews.choices': chooseParties,
  'commendations.list': async (tx, input, asking) => {
    const { tenantId } = asking.scope;
    const cycle = await loadCycle(tx, tenantId, input.cycleId);
    if (!cycle) return accept({ commendations: [] });
    const asOf = input.asOf ?? asking.today;
    const published = await loadPublishedCommendations(tx, tenantId, {
      cycleId: cycle.cycleId,
      asOf,
    });
    const people = published.map((each) => each.person_id);
    const names = await loadNames(tx, tenantId, people);
    const seesTalks = (await visibilityOf(tx, asking)).kind === 'everything';
    return accept({
      commendations: published.map((each) => ({
        commendationId: each.commendation_id,
        personId: each.person_id,
        personName: names.get(each.person_id) ?? '',
        number: each.number,
        text: each.text,
        publishedOn: each.published_on,
        withdrawnOn: null,
        reviewId: seesTalks ? each.review_id : null,
      })),
    });
  },
  'pairings.list': async (tx, input, asking) => {
    const { tenantId } = asking.scope;
    const cycle = await loadCycle(tx, tenantId, input.cycleId);
    if (!cycle) return accept({ pairings: [], exchanges: [] });
    const visibility = await visibilityOf(tx, asking);
    const pairings = await loadPairings(tx, tenantId, { cycleId: cycle.cycleId, visibility });
    const exchanges = await loadExchanges(tx, tenantId, cycle.cycleId);
    const names = await loadNames(tx, tenantId, [
      ...pairings.flatMap((each) => [each.helper_id, each.partner_id]),
      ...exchanges.flatMap((each) => each.organisation_ids),
    ]);
    const nameOf = (id: string) => names.get(id) ?? '';
    const happened = (on: string) => !input.asOf || on <= input.asOf;
    return accept({
      pairings: pairings
        .filter((each) => happened(each.agreed_on))
        .map((each) => ({
          pairingId: each.pairing_id,
          helperName: nameOf(each.helper_id),
          partnerName: nameOf(each.partner_id),
          aim: each.aim,
          agreedOn: each.agreed_on,
          reviewId: each.review_id,
        })),
      exchanges: exchanges
        .filter((each) => happened(each.held_on))
        .map((each) => ({
          exchangeId: each.exchange_id,
          title: each.title,
          heldOn: each.held_on,
          place: each.place,
          organisationNames: each.organisation_ids.map(nameOf),
          summary: each.summary,
        })),
    });
  },
};
