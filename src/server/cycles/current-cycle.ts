import { type RawBuilder, sql } from 'kysely';
import type { CycleId, OrganisationId, TenantId } from '#core/kernel/ids.ts';
import type { Tx } from '../platform/database/connection.ts';

export interface CycleRow {
  readonly cycleId: CycleId;
  readonly organisationId: OrganisationId;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly state: string;
}

/** The id that `loadCycle` finds, for statements that leave together with it. */
export function cycleAsked(tenantId: TenantId, cycleId?: CycleId): CycleId | RawBuilder<CycleId> {
  return (
    cycleId ??
    sql<CycleId>`(select c.cycle_id from cycle c where c.tenant_id = ${tenantId}
      order by ${isAhead}, c.starts_on desc, c.cycle_id desc limit 1)`
  );
}

/** One that is only planned leaves its place to the one before until it is under way. */
const isAhead = sql<boolean>`(c.state in ('draft', 'published'))`;

/** The named cycle, or the newest that is or was under way; `undefined` when there is none. */
export async function loadCycle(
  tx: Tx,
  tenantId: TenantId,
  cycleId?: CycleId,
): Promise<CycleRow | undefined> {
  let cycles = tx
    .selectFrom('cycle as c')
    .select(['cycle_id', 'organisation_id', 'name', 'starts_on', 'ends_on', 'state'])
    .where('tenant_id', '=', tenantId);
  if (cycleId) cycles = cycles.where('cycle_id', '=', cycleId);
  const row = await cycles
    .orderBy(isAhead)
    .orderBy('starts_on', 'desc')
    .orderBy('cycle_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    cycleId: row.cycle_id,
    organisationId: row.organisation_id,
    name: row.name,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    state: row.state,
  };
}
