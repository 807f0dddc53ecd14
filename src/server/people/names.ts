import { sql } from 'kysely';
import type { TenantId } from '#core/kernel/ids.ts';
import type { Tx } from '../platform/database/connection.ts';

/** Names of people and organisations by id; an id that stands for neither has no entry. */
export async function loadNames(
  tx: Tx,
  tenantId: TenantId,
  ids: Iterable<string | null>,
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set([...ids].filter((id): id is string => id !== null))];
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select person_id as id, name from person
      where tenant_id = ${tenantId} and person_id = any(${wanted}::uuid[])
    union all
    select organisation_id, name from organisation
      where tenant_id = ${tenantId} and organisation_id = any(${wanted}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.name]));
}
