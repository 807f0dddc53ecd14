import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { visibilityFor } from '#core/reviews/visibility.ts';
import type { Scope } from '../platform/scope.ts';

/** Whether who asks may know of what goes back to a talk (R33) or a restricted record (R77). */
export function askedBy({ tenantId, roles, personId }: Scope) {
  const { kind } = visibilityFor({ roles, personId, heads: [] });
  return { tenantId, knowsConfidential: kind === 'everything' };
}

/** Rectification `r` goes back to a confidential review: directly, through its issue or its order. */
export const confidentialRectification = sql<SqlBool>`exists (select 1 from review v
  where v.tenant_id = r.tenant_id and (v.restricted or v.mode = 'talk')
    and v.review_id in (r.review_id,
      (select i.review_id from issue i
        where i.tenant_id = r.tenant_id and i.issue_id = r.issue_id),
      (select o.review_id from rectification_order o
        where o.tenant_id = r.tenant_id and o.order_id = r.order_id)))`;

/** Issue `i` or order `o` was raised in a confidential review. */
export function fromConfidentialReview(row: 'i' | 'o'): RawBuilder<SqlBool> {
  const alias = sql.id(row);
  return sql`exists (select 1 from review v
    where v.tenant_id = ${alias}.tenant_id and v.review_id = ${alias}.review_id
      and (v.restricted or v.mode = 'talk'))`;
}
