import type pg from 'pg';
import type { PersonId, TenantId } from '#core/kernel/ids.ts';
import { isHeldOn } from '#core/people/roles.ts';
import { loadCycle } from '../cycles/current-cycle.ts';
import { loadLeadingGroup } from '../cycles/leading-group.ts';
import { inTransaction, type Tx } from '../platform/database/connection.ts';
import type { Asking } from '../platform/handling.ts';
import { loadNames } from './names.ts';
import { loadPosts } from './store.ts';

/** The head of the newest cycle's leading group, for whom the operator prints the first link. */
export async function headsOf(
  pool: pg.Pool,
  tenantId: TenantId,
): Promise<{ readonly personId: PersonId; readonly name: string } | undefined> {
  return inTransaction(pool, { tenantId, mode: 'read' }, async (tx) => {
    const head = await tx
      .selectFrom('leading_group_member as member')
      .innerJoin('person', (join) =>
        join
          .onRef('person.tenant_id', '=', 'member.tenant_id')
          .onRef('person.person_id', '=', 'member.person_id'),
      )
      .select(['person.person_id', 'person.name'])
      .where('member.tenant_id', '=', tenantId)
      .where('member.role', '=', 'head')
      .orderBy('member.from_on', 'desc')
      .limit(1)
      .executeTakeFirst();
    const value = head && { personId: head.person_id, name: head.name };
    return { keep: true, value };
  });
}

/** Who takes over from the set-up: the head of the newest cycle's leading group, else of its organisation. */
export async function headToSignIn(
  tx: Tx,
  { scope: { tenantId }, today }: Asking,
): Promise<{ readonly headName: string } | null> {
  const cycle = await loadCycle(tx, tenantId);
  if (!cycle) return null;
  const { cycleId, organisationId } = cycle;
  const group = await loadLeadingGroup(tx, { tenantId, cycleId });
  const posts = await loadPosts(tx, tenantId);
  const head =
    group.find(({ role }) => role === 'head') ??
    posts.find(
      (post) =>
        post.kind === 'head' && post.organisationId === organisationId && isHeldOn(post, today),
    );
  const headName = head && (await loadNames(tx, tenantId, [head.personId])).get(head.personId);
  return headName ? { headName } : null;
}
