import type pg from 'pg';
import type { PersonId, TenantId } from '#core/kernel/ids.ts';
import { loadCycle } from '../cycles/current-cycle.ts';
import { inTransaction, type Tx } from '../platform/database/connection.ts';
import type { Asking } from '../platform/handling.ts';
import { loadNames } from './names.ts';
import { headsOf as headsOfOrganisation } from './organisation-tree.ts';

interface Head {
  readonly personId: PersonId;
  readonly name: string;
}

/** Who heads a leading group, the newest if several do: for that person the operator prints the first link. */
export async function headsOf(pool: pg.Pool, tenantId: TenantId): Promise<Head | undefined> {
  return inTransaction(pool, { tenantId, mode: 'read' }, async (tx) => ({
    keep: true,
    value: await loadHead(tx, tenantId),
  }));
}

/** Who takes over from the set-up: the same head, else who heads the organisation of the newest cycle. */
export async function headToSignIn(
  tx: Tx,
  { scope: { tenantId }, today }: Asking,
): Promise<{ readonly headName: string } | null> {
  const cycle = await loadCycle(tx, tenantId);
  if (!cycle) return null;
  const head = await loadHead(tx, tenantId);
  if (head) return { headName: head.name };
  const { organisationId } = cycle;
  const [personId] = await headsOfOrganisation(tx, tenantId, { organisationId, day: today });
  const headName = personId && (await loadNames(tx, tenantId, [personId])).get(personId);
  return headName ? { headName } : null;
}

async function loadHead(tx: Tx, tenantId: TenantId): Promise<Head | undefined> {
  return tx
    .selectFrom('leading_group_member as member')
    .innerJoin('person', (join) =>
      join
        .onRef('person.tenant_id', '=', 'member.tenant_id')
        .onRef('person.person_id', '=', 'member.person_id'),
    )
    .select(['person.person_id as personId', 'person.name'])
    .where('member.tenant_id', '=', tenantId)
    .where('member.role', '=', 'head')
    .orderBy((e) => e('member.until_on', 'is not', null))
    .orderBy('member.from_on', 'desc')
    .limit(1)
    .executeTakeFirst();
}
