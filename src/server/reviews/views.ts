import type { z } from 'zod';
import type { reviewView } from '#contract/reviews-views.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { TenantId } from '#core/kernel/ids.ts';
import { loadRectificationsOfReviews } from '../issues/review-status.ts';
import { loadNames } from '../people/names.ts';
import { together, type Tx } from '../platform/database/connection.ts';
import type { StoredReview } from './store-list.ts';

export type ReviewView = z.output<typeof reviewView>;

/** Names and rectification beside what was stored, in the same order. */
export async function viewsOf(
  tx: Tx,
  tenantId: TenantId,
  reviews: readonly StoredReview[],
  asOf: CalendarDate,
): Promise<readonly ReviewView[]> {
  const ids = reviews.map((review) => review.reviewId);
  const named = reviews.flatMap((each) => [
    each.subject.id,
    each.unitId,
    ...each.reviewers.map((reviewer) => reviewer.id),
  ]);
  const [rectifications, names] = await together([
    loadRectificationsOfReviews(tx, tenantId, ids, asOf),
    loadNames(tx, tenantId, named),
  ]);
  const nameOf = (id: string) => names.get(id) ?? '';
  return reviews.map((review) => ({
    ...review,
    subject: { ...review.subject, name: nameOf(review.subject.id) },
    reviewers: review.reviewers.map((each) => ({ ...each, name: nameOf(each.id) })),
    unitName: nameOf(review.unitId),
    points: [...review.points],
    rectifications: (rectifications.get(review.reviewId) ?? []).map(
      ({ rectificationId, number, problem, state, ownerName, deadline, overdue, closedOn }) => ({
        rectificationId,
        number,
        problem,
        state,
        ownerName,
        deadline,
        overdue,
        closedOn,
      }),
    ),
  }));
}
