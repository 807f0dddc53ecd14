import { type RawBuilder, sql } from 'kysely';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { CycleId, OrganisationId, TenantId } from '#core/kernel/ids.ts';
import { gramKeys, searchableText } from '#core/kernel/search-text.ts';
import type { reviewModes, talkOutcomes } from '#core/reviews/facts.ts';
import { leaderRelations, type ReviewRelation } from '#core/reviews/review-text.ts';
import type { Visibility } from '#core/reviews/visibility.ts';
import { hasRectification, type RectificationFilter } from '../issues/review-status.ts';
import { findParties } from '../people/parties.ts';
import type { Tx } from '../platform/database/connection.ts';

export interface ReviewFilter {
  readonly cycleId: CycleId | RawBuilder<CycleId>;
  readonly ledger: 'leader' | 'all';
  readonly unitId?: OrganisationId | undefined;
  readonly mode?: (typeof reviewModes)[number] | undefined;
  readonly relation?: ReviewRelation | undefined;
  readonly partyId?: string | undefined;
  /** The reviews of the party, when they are few. */
  readonly ofParty?: readonly string[] | undefined;
  readonly rectification?: RectificationFilter | undefined;
  readonly self?: boolean | undefined;
  readonly outcome?: (typeof talkOutcomes)[number] | undefined;
  readonly terms: readonly SearchTerm[];
  /** Reviews after this day are left out. */
  readonly until?: CalendarDate | undefined;
  /** The day on which something is overdue or not. */
  readonly asOf: CalendarDate;
}

export interface SearchTerm {
  readonly pattern: string;
  readonly partyIds: readonly string[];
  /** Where to look, when that is less than a list would look through anyway. */
  readonly candidates: readonly string[] | undefined;
}

const MANY = 2000;

type Condition = RawBuilder<unknown>;

/** Each word of what was typed must be found, in what was said or as a name on either side. */
export async function loadSearchTerms(
  tx: Tx,
  tenantId: TenantId,
  text: string,
): Promise<readonly SearchTerm[]> {
  const words = text.trim().split(/\s+/u).filter(Boolean).slice(0, 5);
  const terms: SearchTerm[] = [];
  for (const word of words) terms.push(await searchTermOf(tx, tenantId, word));
  return terms;
}

/** Two characters and more go through the index of bigrams; one alone has no pair. */
async function searchTermOf(tx: Tx, tenantId: TenantId, word: string): Promise<SearchTerm> {
  const searchable = searchableText(word);
  const pattern = containing(searchable);
  const partyIds = await findParties(tx, tenantId, containing(word));
  const grams = gramKeys(tenantId, searchable);
  if (grams.length === 0) return { pattern, partyIds, candidates: undefined };
  const said = sql`select review_id from search_reviews(${[...grams]}::int[])`;
  const named = partyIds.length > 0 ? sql`union all ${reviewsOf(tenantId, partyIds)}` : sql``;
  const { rows } = await sql<{ review_id: string }>`
    select review_id from (${said} ${named}) found limit ${MANY + 1}`.execute(tx);
  const candidates = rows.length > MANY ? undefined : rows.map((row) => row.review_id);
  return { pattern, partyIds, candidates };
}

/** Conditions on `review r` joined by `and`. */
export function whereReviews(
  tenantId: TenantId,
  filter: ReviewFilter,
  visibility: Visibility,
): Condition {
  const conditions: Condition[] = [
    sql`r.tenant_id = ${tenantId} and r.cycle_id = ${filter.cycleId}`,
    ...ledgerConditions(filter),
    ...filter.terms.map((term) => termCondition(tenantId, term)),
  ];
  if (filter.unitId) conditions.push(sql`r.unit_id = ${filter.unitId}`);
  if (filter.mode) conditions.push(sql`r.mode = ${filter.mode}`);
  if (filter.until) conditions.push(sql`r.occurred_on <= ${filter.until}`);
  if (filter.self !== undefined) {
    conditions.push(filter.self ? sql`r.self_review` : sql`not r.self_review`);
  }
  if (filter.outcome) {
    conditions.push(sql`r.review_id in (select t.review_id from talk t
      where t.tenant_id = ${tenantId} and t.outcome = ${filter.outcome})`);
  }
  if (filter.partyId) conditions.push(isParty(tenantId, filter.partyId, filter.ofParty));
  if (filter.rectification) {
    const within = { tenantId, cycleId: filter.cycleId, asOf: filter.asOf };
    conditions.push(hasRectification(sql`r.review_id`, filter.rectification, within));
  }
  const seen = isVisible(tenantId, visibility);
  if (seen) conditions.push(seen);
  return sql.join(conditions, sql` and `);
}

/** A relation says by itself whether it stands in the leader ledger; its index then does it all. */
function ledgerConditions({ relation, ledger }: ReviewFilter): readonly Condition[] {
  if (relation) {
    const outside = ledger === 'leader' && !leaderRelations.includes(relation);
    return [outside ? sql`false` : sql`r.relation = ${relation}`];
  }
  return ledger === 'leader' ? [sql`r.leader_review`] : [];
}

export const isConfidential = sql`(r.mode = 'talk' or r.restricted)`;

/** `undefined` when nothing is hidden. */
export function isVisible(tenantId: TenantId, visibility: Visibility): Condition | undefined {
  if (visibility.kind === 'everything') return undefined;
  if (visibility.kind === 'own') return isOwn(tenantId, visibility.ownIds);
  const own = isOnOneSide(tenantId, visibility.ownIds);
  const open = sql`(r.mode <> 'talk' and not r.restricted)`;
  if (visibility.kind === 'open') return sql`(${open} or ${own})`;
  const units = sql`r.unit_id = any(${[...visibility.unitIds]}::uuid[])`;
  return sql`((${open} and ${units}) or ${own})`;
}

/** The asker, or what the asker heads, stands on one side, or is the helper named there (R37). */
export function isOwn(tenantId: TenantId, ownIds: readonly string[]): Condition {
  return ownIds.length === 0 ? sql`false` : sql`r.review_id in (${reviewsOf(tenantId, ownIds)})`;
}

/** Ids of the reviews with one of these on a side or as helper. */
export function reviewsOf(tenantId: TenantId, partyIds: readonly string[]): Condition {
  const wanted = sql`any(${[...partyIds]}::uuid[])`;
  return sql`
    select s.review_id from review s where s.tenant_id = ${tenantId} and s.subject_id = ${wanted}
    union all
    select v.review_id from reviewer v where v.tenant_id = ${tenantId} and v.party_id = ${wanted}
    union all
    select t.review_id from talk t where t.tenant_id = ${tenantId} and t.helper_id = ${wanted}`;
}

/** The same, asked of one row: for conditions that most rows meet without it. */
function isOnOneSide(tenantId: TenantId, partyIds: readonly string[]): Condition {
  if (partyIds.length === 0) return sql`false`;
  const wanted = sql`any(${[...partyIds]}::uuid[])`;
  return sql`(r.subject_id = ${wanted} or exists (select from reviewer v
    where v.tenant_id = ${tenantId} and v.review_id = r.review_id and v.party_id = ${wanted})
    or (r.mode = 'talk' and exists (select from talk t where t.tenant_id = ${tenantId}
      and t.review_id = r.review_id and t.helper_id = ${wanted})))`;
}

/** Two pairs can share a key, so the text itself is compared too. */
function termCondition(tenantId: TenantId, term: SearchTerm): Condition {
  const { pattern, partyIds, candidates } = term;
  const said = sql`(r.search_text like ${pattern} or ${isOnOneSide(tenantId, partyIds)})`;
  return candidates ? sql`(r.review_id = any(${[...candidates]}::uuid[]) and ${said})` : said;
}

function isParty(
  tenantId: TenantId,
  partyId: string,
  few: readonly string[] | undefined,
): Condition {
  return few ? sql`r.review_id = any(${[...few]}::uuid[])` : isOnOneSide(tenantId, [partyId]);
}

/** Ids of the reviews of or by somebody; `undefined` when there are more than 2,000. */
export async function loadReviewsOfParty(
  tx: Tx,
  tenantId: TenantId,
  partyId: string,
): Promise<readonly string[] | undefined> {
  const { rows } = await sql<{ review_id: string }>`
    select review_id from (${reviewsOf(tenantId, [partyId])}) found limit ${MANY + 1}`.execute(tx);
  return rows.length > MANY ? undefined : rows.map((row) => row.review_id);
}

function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
}
