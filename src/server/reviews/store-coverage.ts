import { sql } from 'kysely';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { CycleId, TenantId } from '#core/kernel/ids.ts';
import type { CoverageCount } from '#core/reviews/coverage.ts';
import type { Visibility } from '#core/reviews/visibility.ts';
import type { Tx } from '../platform/database/connection.ts';
import { isVisible } from './store-filter.ts';

interface CoverageAsked {
  readonly cycleId: CycleId;
  readonly visibility: Visibility;
  /** Only reviews up to this day; from the rows instead of the counters. */
  readonly until?: CalendarDate | undefined;
}

/** How often each subject was reviewed, by mode and by whom; confidential ones only for who sees them. */
export async function loadCoverageCounts(
  tx: Tx,
  tenantId: TenantId,
  asked: CoverageAsked,
): Promise<readonly CoverageCount[]> {
  const fromCounters = !asked.until && asked.visibility.kind !== 'own';
  if (!fromCounters) return countRows(tx, tenantId, asked);
  const counted = await readCounters(tx, tenantId, asked.cycleId);
  if (asked.visibility.kind === 'everything') return counted;
  const open = counted.filter((count) => count.mode !== 'talk');
  return [...open, ...(await loadCorrections(tx, tenantId, asked))];
}

async function readCounters(
  tx: Tx,
  tenantId: TenantId,
  cycleId: CycleId,
): Promise<readonly CoverageCount[]> {
  const { rows } = await sql<CoverageCount>`
    select a as "subjectId", b as mode, c as by, n from counter
    where tenant_id = ${tenantId} and cycle_id = ${cycleId} and measure = 'coverage' and n <> 0`.execute(
    tx,
  );
  return rows;
}

/** Takes back what the counters hold of restricted records that this reader may not see. */
async function loadCorrections(
  tx: Tx,
  tenantId: TenantId,
  { cycleId, visibility }: CoverageAsked,
): Promise<readonly CoverageCount[]> {
  const seen = isVisible(tenantId, visibility) ?? sql`true`;
  const { rows } = await sql<CoverageCount>`
    select r.subject_id as "subjectId", r.mode,
        case when r.self_review then 'self' else 'other' end as by,
        sum(case when ${seen} then (r.mode = 'talk')::int
          else -(r.mode <> 'talk')::int end)::int as n
      from review r
      where r.tenant_id = ${tenantId} and r.cycle_id = ${cycleId}
        and (r.restricted or (r.mode = 'talk' and ${seen}))
      group by 1, 2, 3`.execute(tx);
  return rows;
}

async function countRows(
  tx: Tx,
  tenantId: TenantId,
  { cycleId, visibility, until }: CoverageAsked,
): Promise<readonly CoverageCount[]> {
  const seen = isVisible(tenantId, visibility) ?? sql`true`;
  const inTime = until ? sql`r.occurred_on <= ${until}` : sql`true`;
  const { rows } = await sql<CoverageCount>`
    select r.subject_id as "subjectId", r.mode,
        case when r.self_review then 'self' else 'other' end as by, count(*)::int as n
      from review r
      where r.tenant_id = ${tenantId} and r.cycle_id = ${cycleId} and ${inTime} and ${seen}
      group by 1, 2, 3`.execute(tx);
  return rows;
}
