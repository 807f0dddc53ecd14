import type { PersonId, ReviewId } from '#core/kernel/ids.ts';
import { reachOf } from '#core/people/permissions.ts';
import { type Visibility, visibilityFor } from '#core/reviews/visibility.ts';
import { loadParties } from '../people/parties.ts';
import type { Tx } from '../platform/database/connection.ts';
import type { Asking } from '../platform/handling.ts';
import { loadReview, type StoredReview } from './store-list.ts';

/** Which reviews whoever asks may see. */
export async function visibilityOf(
  tx: Tx,
  { scope, today }: Pick<Asking, 'scope' | 'today'>,
): Promise<Visibility> {
  const { roles, personId, tenantId } = scope;
  const reach = reachOf('reviews.list', roles);
  const headed = reach.has('branch') && !reach.has('whole') && personId;
  const heads = headed ? await headedBy(tx, { tenantId, personId: headed, today }) : [];
  return visibilityFor({ reach, personId, heads });
}

/** A review that somebody names; it is not there for those who may not see it. */
export async function loadSeenReview(
  tx: Tx,
  reviewId: ReviewId,
  asking: Pick<Asking, 'scope' | 'today'>,
): Promise<StoredReview | undefined> {
  const visibility = await visibilityOf(tx, asking);
  return loadReview(tx, asking.scope.tenantId, { reviewId, visibility });
}

async function headedBy(
  tx: Tx,
  asked: Pick<Asking['scope'], 'tenantId'> & { personId: PersonId; today: Asking['today'] },
) {
  const { tenantId, personId, today } = asked;
  const parties = await loadParties(tx, { tenantId, ids: [personId], on: today });
  return parties.get(personId)?.heads.map((headed) => headed.organisationId) ?? [];
}
