import { sql } from 'kysely';
import { z } from 'zod';
import type { CycleState } from '#core/cycles/cycle-states.ts';
import { type criteriaSetCodes, milestoneSchema } from '#core/cycles/facts.ts';
import type { ActualDays, PlanStage } from '#core/cycles/plan.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { CycleId, OrganisationId, TenantId } from '#core/kernel/ids.ts';
import type { Tx } from '../platform/database/connection.ts';

type OfCycle = { readonly tenantId: TenantId; readonly cycleId: CycleId };

export async function loadCycleSheet(tx: Tx, { tenantId, cycleId }: OfCycle) {
  const row = await tx
    .selectFrom('cycle')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('cycle_id', '=', cycleId)
    .executeTakeFirstOrThrow();
  return {
    region: row.region,
    kinds: row.kinds as ('review' | 'appraisal')[],
    mandate: {
      issuer: row.mandate_issuer,
      title: row.mandate_title,
      number: row.mandate_number,
      date: row.mandate_date,
    },
  };
}

/** Under lock, because what it decides depends on its state. */
export async function lockCycle(tx: Tx, { tenantId, cycleId }: OfCycle) {
  const row = await tx
    .selectFrom('cycle')
    .select(['state', 'starts_on', 'ends_on'])
    .where('tenant_id', '=', tenantId)
    .where('cycle_id', '=', cycleId)
    .forUpdate()
    .executeTakeFirst();
  return row && { state: row.state as CycleState, startsOn: row.starts_on, endsOn: row.ends_on };
}

export async function loadCycles(tx: Tx, tenantId: TenantId) {
  const rows = await tx
    .selectFrom('cycle')
    .select(['cycle_id', 'name', 'starts_on', 'ends_on', 'state'])
    .where('tenant_id', '=', tenantId)
    .orderBy('starts_on', 'desc')
    .orderBy('cycle_id', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    cycleId: row.cycle_id,
    name: row.name,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    state: row.state as CycleState,
  }));
}

/** The newest version of each set. */
export async function loadCriteria(tx: Tx, { tenantId, cycleId }: OfCycle) {
  const rows = await tx
    .selectFrom('criteria_set')
    .distinctOn('code')
    .select(['code', 'version', 'criteria'])
    .where('tenant_id', '=', tenantId)
    .where('cycle_id', '=', cycleId)
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, code: row.code as (typeof criteriaSetCodes)[number] }));
}

export async function loadPlan(tx: Tx, { tenantId, cycleId }: OfCycle) {
  const row = await tx
    .selectFrom('plan')
    .select(['version', 'aims', 'milestones', 'adopted_on'])
    .where('tenant_id', '=', tenantId)
    .where('cycle_id', '=', cycleId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const { version, aims, adopted_on: adoptedOn } = row;
  return { version, aims, adoptedOn, milestones: z.array(milestoneSchema).parse(row.milestones) };
}

export async function organisationExists(
  tx: Tx,
  tenantId: TenantId,
  organisationId: OrganisationId,
): Promise<boolean> {
  const row = await tx
    .selectFrom('organisation')
    .select('organisation_id')
    .where('tenant_id', '=', tenantId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Modes of review that are stages of a plan; talks are left out, for their days are those two's alone. */
const reviewStages: readonly PlanStage[] = ['onsite', 'public', 'faceToFace', 'meeting'];

/**
 * First and last day of what was recorded of each stage as of a day; two steps in an index per mode,
 * however many reviews there are.
 */
export async function loadActualDays(
  tx: Tx,
  { tenantId, cycleId }: OfCycle,
  asOf: CalendarDate,
): Promise<ReadonlyMap<PlanStage, ActualDays>> {
  const { rows } = await sql<{ stage: string; from: CalendarDate; until: CalendarDate }>`
    select wanted.stage, first.day as "from", last.day as "until"
      from unnest(${reviewStages}::text[]) as wanted(stage)
      cross join lateral (
        select occurred_on as day from review
          where tenant_id = ${tenantId} and cycle_id = ${cycleId} and mode = wanted.stage
            and not restricted and occurred_on <= ${asOf}
          order by occurred_on, review_id limit 1) as first
      cross join lateral (
        select occurred_on as day from review
          where tenant_id = ${tenantId} and cycle_id = ${cycleId} and mode = wanted.stage
            and not restricted and occurred_on <= ${asOf}
          order by occurred_on desc, review_id desc limit 1) as last
    union all
    select 'box', min(opened_on), max(opened_on) from box_opening
      where tenant_id = ${tenantId} and cycle_id = ${cycleId} and opened_on <= ${asOf}
    union all
    select 'prepare', min(adopted_on), max(adopted_on) from plan
      where tenant_id = ${tenantId} and cycle_id = ${cycleId} and adopted_on <= ${asOf}
    union all
    select 'rectify', min(assigned_on), max(
        case when closed_on <= ${asOf} then closed_on
             when claimed_on <= ${asOf} then claimed_on
             else assigned_on end)
      from rectification
      where tenant_id = ${tenantId} and cycle_id = ${cycleId} and assigned_on <= ${asOf}
    union all
    select 'public', min(raised_on), max(raised_on) from issue
      where tenant_id = ${tenantId} and cycle_id = ${cycleId} and raised_on <= ${asOf}
        and source = 'public'
    union all
    select 'report', min(issued_on), max(issued_on) from issued_report
      where tenant_id = ${tenantId} and cycle_id = ${cycleId} and issued_on <= ${asOf}`.execute(tx);
  const days = new Map<PlanStage, ActualDays>();
  for (const { stage, from, until } of rows) {
    if (from !== null) addDays(days, stage as PlanStage, { from, until });
  }
  return days;
}

function addDays(days: Map<PlanStage, ActualDays>, stage: PlanStage, added: ActualDays): void {
  const known = days.get(stage) ?? added;
  days.set(stage, {
    from: added.from < known.from ? added.from : known.from,
    until: added.until > known.until ? added.until : known.until,
  });
}

/** Tallies carry no day of their own. */
export async function hasTallies(tx: Tx, { tenantId, cycleId }: OfCycle): Promise<boolean> {
  const row = await tx
    .selectFrom('tally')
    .select('tally_id')
    .where('tenant_id', '=', tenantId)
    .where('cycle_id', '=', cycleId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
