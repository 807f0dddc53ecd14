import type { leadingGroupRoles } from '#core/cycles/facts.ts';
import type { PersonId, TenantId } from '#core/kernel/ids.ts';
import type { postKinds } from '#core/people/facts.ts';
import type { Standing } from '#core/people/roles.ts';
import type { Tx } from '../platform/database/connection.ts';

/** Posts, leading group and box keys of one person: what roles are derived from. */
export async function standingOf(
  tx: Tx,
  { tenantId, personId }: { readonly tenantId: TenantId; readonly personId: PersonId },
): Promise<Standing> {
  const posts = await tx
    .selectFrom('post')
    .select(['kind', 'from_on', 'until_on'])
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .execute();
  const group = await tx
    .selectFrom('leading_group_member')
    .select(['role', 'from_on'])
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .execute();
  const keeper = await tx
    .selectFrom('box_keeper')
    .select((e) => e.fn.min('from_on').as('since'))
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return {
    posts: posts.map((post) => ({
      kind: post.kind as (typeof postKinds)[number],
      from: post.from_on,
      until: post.until_on,
    })),
    leadingGroup: group.map((named) => ({
      role: named.role as (typeof leadingGroupRoles)[number],
      from: named.from_on,
    })),
    keepsBoxSince: keeper?.since ?? null,
  };
}
