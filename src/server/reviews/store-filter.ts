import { type RawBuilder, sql } from 'kysely';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { CycleId, OrganisationId, TenantId } from '#core/kernel/ids.ts';
import { gramKeys, searchableText } from '#core/kernel/search-text.ts';
import type { reviewModes } from '#core/reviews/facts.ts';
import { leaderRelations, type ReviewRelation } from '#core/reviews/review-text.ts';
import type { Visibility } from '#core/reviews/visibility.ts';
import { hasRectification, type RectificationFilter } from '../issues/review-status.ts';
import { findParties } from '../people/parties.ts';
import type { Tx } from '../platform/database/connection.ts';

export interface ReviewFilter {
  readonly cycleId: CycleId;
  readonly ledger: 'leader' | 'all';
  readonly unitId?: OrganisationId | undefined;
  readonly mode?: (typeof reviewModes)[number] | undefined;
  readonly relation?: ReviewRelation | undefined;
  readonly partyId?: string | undefined;
  readonly rectification?: RectificationFilter | undefined;
  readonly self?: boolean | undefined;
  readonly terms: readonly SearchTerm[];
  /** Reviews after this day are left out. */
  readonly until?: CalendarDate | undefined;
  /** The day on which something is overdue or not. */
  readonly asOf: CalendarDate;
}

export interface SearchTerm {
  readonly pattern: string;
  /** Empty for a single character, which has no pair. */
  readonly grams: readonly number[];
  readonly partyIds: readonly string[];
}

type Condition = RawBuilder<unknown>;

/** Each word of what was typed must be found, in what was said or as a name on either side. */
export async function loadSearchTerms(
  tx: Tx,
  tenantId: TenantId,
  text: string,
): Promise<readonly SearchTerm[]> {
  const words = text.trim().split(/\s+/u).filter(Boolean).slice(0, 5);
  const terms: SearchTerm[] = [];
  for (const word of words) {
    const searchable = searchableText(word);
    terms.push({
      pattern: containing(searchable),
      grams: gramKeys(tenantId, searchable),
      partyIds: await findParties(tx, tenantId, containing(word)),
    });
  }
  return terms;
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
  if (filter.self !== undefined) conditions.push(sql`r.self_review = ${filter.self}`);
  if (filter.partyId) conditions.push(sql`r.review_id in ${reviewsOf(tenantId, [filter.partyId])}`);
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
  const own = isOwn(tenantId, visibility.ownIds);
  if (visibility.kind === 'own') return own;
  const open = sql`(r.mode <> 'talk' and not r.restricted)`;
  if (visibility.kind === 'open') return sql`(${open} or ${own})`;
  const units = sql`r.unit_id = any(${[...visibility.unitIds]}::uuid[])`;
  return sql`((${open} and ${units}) or ${own})`;
}

/** The asker, or what the asker heads, stands on one side. */
export function isOwn(tenantId: TenantId, ownIds: readonly string[]): Condition {
  return ownIds.length === 0 ? sql`false` : sql`r.review_id in ${reviewsOf(tenantId, ownIds)}`;
}

function reviewsOf(tenantId: TenantId, partyIds: readonly string[]): Condition {
  const wanted = sql`any(${[...partyIds]}::uuid[])`;
  return sql`(
    select s.review_id from review s where s.tenant_id = ${tenantId} and s.subject_id = ${wanted}
    union all
    select v.review_id from reviewer v where v.tenant_id = ${tenantId} and v.party_id = ${wanted})`;
}

/**
 * Two characters and more go through the index of bigrams. Two pairs can share a key, so the text
 * itself is compared too.
 */
function termCondition(tenantId: TenantId, { pattern, grams, partyIds }: SearchTerm): Condition {
  const named = partyIds.length > 0 ? reviewsOf(tenantId, partyIds) : undefined;
  if (grams.length === 0) {
    const said = sql`r.search_text like ${pattern}`;
    return named ? sql`(${said} or r.review_id in ${named})` : said;
  }
  const said = sql`select f.review_id from search_reviews(${[...grams]}::int[]) g
    join review f on f.tenant_id = ${tenantId} and f.review_id = g.review_id
    where f.search_text like ${pattern}`;
  return named ? sql`r.review_id in (${said} union all ${named})` : sql`r.review_id in (${said})`;
}

function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
}
