import { sql } from 'kysely';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { Visibility } from '#core/reviews/visibility.ts';
import type { Tx } from '../platform/database/connection.ts';
import { isVisible } from '../reviews/store-filter.ts';
import type { Of } from './store.ts';

export interface ReviewCount {
  readonly mode: string;
  readonly relation: string;
  readonly n: number;
}

/** The day of the newest review, from the end of an index. */
export async function newestReviewOn(tx: Tx, of: Of): Promise<CalendarDate | undefined> {
  const row = await tx
    .selectFrom('review')
    .select('occurred_on')
    .where('tenant_id', '=', of.tenantId)
    .where('cycle_id', '=', of.cycleId)
    .orderBy('occurred_on', 'desc')
    .orderBy('review_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.occurred_on;
}

/** From the counters; what is confidential is taken out for those who may not see it. */
export async function reviewsByCounter(
  tx: Tx,
  of: Of,
  visibility: Visibility,
): Promise<readonly ReviewCount[]> {
  const { rows } = await sql<ReviewCount>`
    select a as mode, b as relation, sum(n)::int as n from counter
    where tenant_id = ${of.tenantId} and cycle_id = ${of.cycleId} and measure = 'reviews'
    group by 1, 2`.execute(tx);
  if (visibility.kind === 'everything') return rows;
  const counted = rows.filter((row) => row.mode !== 'talk');
  return [...counted, ...(await corrections(tx, of, visibility))];
}

async function corrections(tx: Tx, of: Of, visibility: Visibility) {
  const seen = isVisible(of.tenantId, visibility) ?? sql`true`;
  const { rows } = await sql<ReviewCount>`
    select r.mode, r.relation, sum(case when ${seen} then (r.mode = 'talk')::int
        else -(r.mode <> 'talk')::int end)::int as n
    from review r
    where r.tenant_id = ${of.tenantId} and r.cycle_id = ${of.cycleId}
      and (r.restricted or (r.mode = 'talk' and ${seen}))
    group by 1, 2`.execute(tx);
  return rows;
}

export async function reviewsByRows(
  tx: Tx,
  of: Of,
  { visibility, asOf }: { readonly visibility: Visibility; readonly asOf: CalendarDate },
): Promise<readonly ReviewCount[]> {
  const seen = isVisible(of.tenantId, visibility) ?? sql`true`;
  const { rows } = await sql<ReviewCount>`
    select r.mode, r.relation, count(*)::int as n from review r
    where r.tenant_id = ${of.tenantId} and r.cycle_id = ${of.cycleId}
      and r.occurred_on <= ${asOf} and ${seen}
    group by 1, 2`.execute(tx);
  return rows;
}
