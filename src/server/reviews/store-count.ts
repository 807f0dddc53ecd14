import { sql } from 'kysely';
import type { CycleId, TenantId } from '#core/kernel/ids.ts';
import { searchableText } from '#core/kernel/search-text.ts';
import { leaderRelations } from '#core/reviews/review-text.ts';
import type { Visibility } from '#core/reviews/visibility.ts';
import { together, type Tx } from '../platform/database/connection.ts';
import {
  isConfidential,
  isOwn,
  isVisible,
  type ReviewFilter,
  reviewsOf,
  whereReviews,
} from './store-filter.ts';

export interface BoundedCount {
  readonly count: number;
  readonly more: boolean;
}

const BOUND = 10_000;

/** From the counters when they know the answer; else by counting, not further than 10,000. */
export async function countReviews(
  tx: Tx,
  tenantId: TenantId,
  asked: { readonly filter: ReviewFilter; readonly visibility: Visibility },
): Promise<BoundedCount> {
  const { filter, visibility } = asked;
  if (!isCounted(filter)) return countRows(tx, tenantId, asked);
  if (visibility.kind === 'everything') {
    return { count: await countFromCounters(tx, tenantId, filter, true), more: false };
  }
  if (visibility.kind !== 'open') return countRows(tx, tenantId, asked);
  const [open, hidden] = await together([
    countFromCounters(tx, tenantId, filter, false),
    countConfidential(tx, tenantId, asked),
  ]);
  return { count: open - hidden.restricted + hidden.own, more: false };
}

function isCounted(filter: ReviewFilter): boolean {
  const { partyId, rectification, self, outcome, terms, until } = filter;
  if (partyId || rectification || outcome || until) return false;
  return self === undefined && terms.length === 0;
}

async function countFromCounters(
  tx: Tx,
  tenantId: TenantId,
  filter: ReviewFilter,
  withTalks: boolean,
): Promise<number> {
  let counters = tx
    .selectFrom('counter')
    .select((e) => e.fn.sum<string>('n').as('n'))
    .where('tenant_id', '=', tenantId)
    .where('cycle_id', '=', filter.cycleId)
    .where('measure', '=', 'reviews');
  if (filter.ledger === 'leader') counters = counters.where('b', 'in', leaderRelations);
  if (filter.mode) counters = counters.where('a', '=', filter.mode);
  if (filter.relation) counters = counters.where('b', '=', filter.relation);
  if (filter.unitId) counters = counters.where('c', '=', filter.unitId);
  if (!withTalks) counters = counters.where('a', '<>', 'talk');
  const row = await counters.executeTakeFirst();
  return Number(row?.n ?? 0);
}

/** Restricted ones that the counters hold, and confidential ones that this reader may see. */
async function countConfidential(
  tx: Tx,
  tenantId: TenantId,
  { filter, visibility }: { readonly filter: ReviewFilter; readonly visibility: Visibility },
): Promise<{ readonly restricted: number; readonly own: number }> {
  const ownIds = visibility.kind === 'everything' ? [] : visibility.ownIds;
  const all = whereReviews(tenantId, filter, { kind: 'everything' });
  const { rows } = await sql<{ restricted: number; own: number }>`
    select
      (select count(*) from review r where ${all} and r.restricted and r.mode <> 'talk')
        as restricted,
      (select count(*) from review r
        where ${all} and ${isConfidential} and ${isOwn(tenantId, ownIds)}) as own`.execute(tx);
  return rows[0] ?? { restricted: 0, own: 0 };
}

async function countRows(
  tx: Tx,
  tenantId: TenantId,
  { filter, visibility }: { readonly filter: ReviewFilter; readonly visibility: Visibility },
): Promise<BoundedCount> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (
      select from review r where ${whereReviews(tenantId, filter, visibility)}
      limit ${BOUND + 1}) counted`.execute(tx);
  const n = rows[0]?.n ?? 0;
  return { count: Math.min(n, BOUND), more: n > BOUND };
}

interface MaskedAsked {
  readonly filter: Pick<ReviewFilter, 'cycleId' | 'ledger'>;
  readonly ownIds: readonly string[];
  /** The reader's own name. */
  readonly name: string;
}

/**
 * Restricted records (R77) of which a member of the leading group may know that they are there, and
 * nothing else. What concerns the reader is not among them: own ones, those of the same matter, and
 * those that name the reader. Talks never are (R33).
 */
export async function countMaskedReviews(
  tx: Tx,
  tenantId: TenantId,
  { filter, ownIds, name }: MaskedAsked,
): Promise<number> {
  const own = reviewsOf(tenantId, ownIds);
  const leader = filter.ledger === 'leader' ? sql`r.leader_review` : sql`true`;
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from review r
    where r.tenant_id = ${tenantId} and r.cycle_id = ${filter.cycleId} and ${leader}
      and r.restricted and r.mode <> 'talk'
      and r.review_id not in (${own}) and (r.joint_with is null or r.joint_with not in (${own}))
      and not exists (select from review j where j.tenant_id = r.tenant_id
        and j.joint_with = r.review_id and j.review_id in (${own}))
      and position(${searchableText(name)} in r.search_text) = 0`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** How many reviews of each session the reader may see; a session without any has no entry. */
export async function countReviewsBySession(
  tx: Tx,
  tenantId: TenantId,
  asked: { readonly cycleId: CycleId; readonly visibility: Visibility },
): Promise<ReadonlyMap<string, number>> {
  const seen = isVisible(tenantId, asked.visibility) ?? sql`true`;
  const { rows } = await sql<{ id: string; n: number }>`
    select r.session_id as id, count(*)::int as n from review r
    where r.tenant_id = ${tenantId} and r.cycle_id = ${asked.cycleId}
      and r.session_id is not null and ${seen}
    group by 1`.execute(tx);
  return new Map(rows.map(({ id, n }) => [id, n]));
}
