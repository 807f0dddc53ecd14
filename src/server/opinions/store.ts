import { sql } from 'kysely';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { CycleId, OpeningId, OpinionId, PersonId, TenantId } from '#core/kernel/ids.ts';
import type { opinionKinds, outsiderCategories } from '#core/opinions/facts.ts';
import type { OpinionRoute, OpinionSensitivity } from '#core/opinions/routing.ts';
import { cycleAsked } from '../cycles/current-cycle.ts';
import type { Tx } from '../platform/database/connection.ts';

export interface OpeningRow {
  readonly openingId: OpeningId;
  readonly cycleId: CycleId;
  readonly openedOn: CalendarDate;
  readonly keeperIds: readonly PersonId[];
  readonly empty: boolean;
}

export interface OpinionRow {
  readonly opinionId: OpinionId;
  readonly openingId: OpeningId;
  readonly openedOn: CalendarDate;
  readonly kind: (typeof opinionKinds)[number];
  readonly sensitivity: OpinionSensitivity;
  readonly route: OpinionRoute;
  readonly blank: boolean;
  readonly text: string;
  readonly handling: string;
  readonly concerns: readonly PersonId[];
}

interface OfCycle {
  readonly tenantId: TenantId;
  readonly cycleId: CycleId;
  readonly asOf: CalendarDate;
}

/** The newest first. */
export async function loadOpenings(
  tx: Tx,
  { tenantId, cycleId, asOf }: OfCycle,
): Promise<readonly OpeningRow[]> {
  const rows = await openings(tx, tenantId)
    .where('cycle_id', '=', cycleId)
    .where('opened_on', '<=', asOf)
    .orderBy('opened_on', 'desc')
    .orderBy('opening_id')
    .execute();
  return rows.map(openingOf);
}

export async function lockOpening(
  tx: Tx,
  tenantId: TenantId,
  openingId: OpeningId,
): Promise<OpeningRow | undefined> {
  const row = await openings(tx, tenantId)
    .where('opening_id', '=', openingId)
    .forUpdate()
    .executeTakeFirst();
  return row && openingOf(row);
}

function openings(tx: Tx, tenantId: TenantId) {
  return tx
    .selectFrom('box_opening')
    .select(['opening_id', 'cycle_id', 'opened_on', 'keeper_ids', 'empty'])
    .where('tenant_id', '=', tenantId);
}

function openingOf(row: {
  opening_id: OpeningId;
  cycle_id: CycleId;
  opened_on: CalendarDate;
  keeper_ids: PersonId[];
  empty: boolean;
}): OpeningRow {
  return {
    openingId: row.opening_id,
    cycleId: row.cycle_id,
    openedOn: row.opened_on,
    keeperIds: row.keeper_ids,
    empty: row.empty,
  };
}

/**
 * Every slip of the cycle, whoever may read it: for `visible.ts` only, which lets through what the
 * asker may know of.
 */
export async function loadAllOpinions(
  tx: Tx,
  { tenantId, cycleId, asOf }: OfCycle,
): Promise<readonly OpinionRow[]> {
  const rows = await tx
    .selectFrom('opinion')
    .innerJoin('box_opening', (join) =>
      join
        .onRef('box_opening.tenant_id', '=', 'opinion.tenant_id')
        .onRef('box_opening.opening_id', '=', 'opinion.opening_id'),
    )
    .select([
      'opinion.opinion_id',
      'opinion.opening_id',
      'box_opening.opened_on',
      'opinion.kind',
      'opinion.sensitivity',
      'opinion.route',
      'opinion.blank',
      'opinion.text',
      'opinion.handling',
      'opinion.concerns',
    ])
    .where('opinion.tenant_id', '=', tenantId)
    .where('opinion.cycle_id', '=', cycleId)
    .where('box_opening.opened_on', '<=', asOf)
    .orderBy('box_opening.opened_on', 'desc')
    .orderBy('opinion.opening_id')
    .orderBy('opinion.opinion_id')
    .execute();
  return rows.map((row) => ({
    opinionId: row.opinion_id,
    openingId: row.opening_id,
    openedOn: row.opened_on,
    kind: row.kind as OpinionRow['kind'],
    sensitivity: row.sensitivity as OpinionSensitivity,
    route: row.route as OpinionRoute,
    blank: row.blank,
    text: row.text,
    handling: row.handling,
    concerns: row.concerns,
  }));
}

/** The newest cycle for a slip that is not there, so that it is looked for like one of somebody else. */
export async function cycleOfOpinion(
  tx: Tx,
  tenantId: TenantId,
  opinionId: OpinionId,
): Promise<CycleId | undefined> {
  const { rows } = await sql<{ cycleId: CycleId | null }>`
    select coalesce(
      (select cycle_id from opinion
        where tenant_id = ${tenantId} and opinion_id = ${opinionId}),
      ${cycleAsked(tenantId)}) as "cycleId"`.execute(tx);
  return rows[0]?.cycleId ?? undefined;
}

export async function loadOutsiderCounts(
  tx: Tx,
  { tenantId, cycleId }: Pick<OfCycle, 'tenantId' | 'cycleId'>,
): Promise<readonly { category: (typeof outsiderCategories)[number]; n: number }[]> {
  const rows = await tx
    .selectFrom('outsider_count')
    .select((e) => ['category', e.fn.sum<string>('n').as('total')])
    .where('tenant_id', '=', tenantId)
    .where('cycle_id', '=', cycleId)
    .groupBy('category')
    .orderBy('category')
    .execute();
  return rows.map((row) => ({
    category: row.category as (typeof outsiderCategories)[number],
    n: Number(row.total),
  }));
}
