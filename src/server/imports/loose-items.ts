import type { LooseItem } from '#core/imports/trace-items.ts';
import type { CycleId, TenantId } from '#core/kernel/ids.ts';
import type { Tx } from '../platform/database/connection.ts';

const MAX_ITEMS = 20_000;

/** Rows of rectification ledgers of the cycle for which no review was there when they came in. */
export async function loadLooseItems(
  tx: Tx,
  tenantId: TenantId,
  cycleId: CycleId | null,
): Promise<readonly LooseItem[]> {
  if (!cycleId) return [];
  const rows = await tx
    .selectFrom('rectification as r')
    .leftJoin('measure as m', (join) =>
      join
        .onRef('m.tenant_id', '=', 'r.tenant_id')
        .onRef('m.rectification_id', '=', 'r.rectification_id')
        .on('m.position', '=', 0),
    )
    .select([
      'r.rectification_id',
      'r.source',
      'r.problem',
      'r.first_deadline',
      'r.owner_id',
      'r.issue_id',
      'r.assigned_on',
      'r.state',
      'm.text as measure',
    ])
    .where('r.tenant_id', '=', tenantId)
    .where('r.cycle_id', '=', cycleId)
    .where('r.import_id', 'is not', null)
    .where('r.review_id', 'is', null)
    .orderBy('r.rectification_id')
    .limit(MAX_ITEMS)
    .execute();
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
