import type pg from 'pg';
import type { PersonId, TenantId } from '#core/kernel/ids.ts';
import { inTransaction } from '../platform/database/connection.ts';

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
