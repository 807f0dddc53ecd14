import type { CycleId, TenantId } from '#core/kernel/ids.ts';
import type { Tx } from '../platform/database/connection.ts';

/** What imports compare the rows of a file with. */
const MAX_ROWS = 20_000;

/** Reviews that are not restricted, with the items that follow from them: a row for each item. */
export async function loadReviewsWithItems(
  tx: Tx,
  { tenantId, cycleId }: { readonly tenantId: TenantId; readonly cycleId: CycleId },
) {
  return tx
    .selectFrom('review')
    .leftJoin('rectification', (join) =>
      join
        .onRef('rectification.tenant_id', '=', 'review.tenant_id')
        .onRef('rectification.review_id', '=', 'review.review_id'),
    )
    .select([
      'review.review_id',
      'review.mode',
      'review.relation',
      'review.subject_kind',
      'review.subject_id',
      'review.unit_id',
      'review.occurred_on',
      'review.self_review',
      'rectification.rectification_id',
      'rectification.deadline as item_deadline',
      'rectification.state as item_state',
      'review.points',
    ])
    .where('review.tenant_id', '=', tenantId)
    .where('review.cycle_id', '=', cycleId)
    .where('review.restricted', '=', false)
    .orderBy('review.occurred_on')
    .orderBy('review.review_id')
    .limit(MAX_ROWS)
    .execute();
}
