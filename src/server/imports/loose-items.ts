import type { LooseItem } from '#core/imports/trace-items.ts';
import type { CycleId, TenantId } from '#core/kernel/ids.ts';
import { loadImportedItemsWithoutReview } from '../issues/import-sources.ts';
import type { Tx } from '../platform/database/connection.ts';

/** Rows of rectification ledgers of the cycle for which no review was there when they came in. */
export async function loadLooseItems(
  tx: Tx,
  tenantId: TenantId,
  cycleId: CycleId | null,
): Promise<readonly LooseItem[]> {
  if (!cycleId) return [];
  const rows = await loadImportedItemsWithoutReview(tx, { tenantId, cycleId });
  return rows.map((row) => ({
    rectificationId: row.rectification_id,
    origin: row.source as LooseItem['origin'],
    problem: row.problem,
    deadline: row.first_deadline,
    ownerId: row.owner_id,
    issueId: row.issue_id,
    assignedOn: row.assigned_on,
    moved: row.state !== 'inProgress',
    ...(row.measure === null ? {} : { measure: row.measure }),
  }));
}
