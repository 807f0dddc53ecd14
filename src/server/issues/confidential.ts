import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { CycleId, TenantId } from '#core/kernel/ids.ts';
import { searchableText } from '#core/kernel/search-text.ts';
import { reachOf } from '#core/people/permissions.ts';
import type { Tx } from '../platform/database/connection.ts';
import type { Scope } from '../platform/scope.ts';

/** Whether who asks may know of what goes back to a talk (R33) or a restricted record (R77). */
export function askedBy({ tenantId, roles }: Scope) {
  return { tenantId, knowsConfidential: reachOf('issues.list', roles).has('whole') };
}

/** Review `v` is one that rectification `r` goes back to: directly, through its issue or its order. */
const isBehind = sql<SqlBool>`v.tenant_id = r.tenant_id and v.review_id in (r.review_id,
  (select i.review_id from issue i
    where i.tenant_id = r.tenant_id and i.issue_id = r.issue_id),
  (select o.review_id from rectification_order o
    where o.tenant_id = r.tenant_id and o.order_id = r.order_id))`;

/** Rectification `r` goes back to a confidential review. */
export const confidentialRectification = sql<SqlBool>`exists (select 1 from review v
  where ${isBehind} and (v.restricted or v.mode = 'talk'))`;

interface MaskedAsked {
  readonly tenantId: TenantId;
  readonly cycleId: CycleId;
  readonly ownIds: readonly string[];
  /** The reader's own name. */
  readonly name: string;
}

/**
 * Rectifications of restricted records (R77) of which a member of the leading group may know that
 * they are there, and nothing else. Not among them: own ones, and those that go back to a talk (R33),
 * to a review with the reader on a side, or to one that names the reader.
 */
export async function countMaskedRectifications(
  tx: Tx,
  { tenantId, cycleId, ownIds, name }: MaskedAsked,
): Promise<number> {
  const own = sql`any(${[...ownIds]}::uuid[])`;
  const concerns = sql`v.mode = 'talk' or v.subject_id = ${own}
    or position(${searchableText(name)} in v.search_text) > 0
    or exists (select 1 from reviewer w where w.tenant_id = v.tenant_id
      and w.review_id = v.review_id and w.party_id = ${own})`;
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from rectification r
    where r.tenant_id = ${tenantId} and r.cycle_id = ${cycleId} and ${confidentialRectification}
      and r.owner_id <> all(${[...ownIds]}::uuid[])
      and coalesce(r.leader_id <> all(${[...ownIds]}::uuid[]), true)
      and position(${name} in concat_ws(' ', r.problem, r.progress, r.evidence)) = 0
      and not exists (select 1 from measure m where m.tenant_id = r.tenant_id
        and m.rectification_id = r.rectification_id and position(${name} in m.text) > 0)
      and not exists (select 1 from issue i where i.tenant_id = r.tenant_id
        and i.issue_id = r.issue_id and position(${name} in i.text) > 0)
      and not exists (select 1 from review v where ${isBehind} and (${concerns}))`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** Issue `i` or order `o` was raised in a confidential review. */
export function fromConfidentialReview(row: 'i' | 'o'): RawBuilder<SqlBool> {
  const alias = sql.id(row);
  return sql`exists (select 1 from review v
    where v.tenant_id = ${alias}.tenant_id and v.review_id = ${alias}.review_id
      and (v.restricted or v.mode = 'talk'))`;
}
