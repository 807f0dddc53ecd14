import { sql } from 'kysely';
import type { ImportId, TenantId } from '#core/kernel/ids.ts';
import type { Tx } from '../platform/database/connection.ts';

const imported = [
  'organisation',
  'person',
  'post',
  'cycle',
  'leading_group_member',
  'box_keeper',
  'session',
  'review',
  'pairing',
  'box_opening',
  'issue',
  'idea',
  'rectification',
  'tally',
] as const;
const neverImported = [
  'plan',
  'session_guest',
  'commendation',
  'exchange',
  'mediation',
  'issued_report',
  'sealed_archive',
] as const;

/** Whether anything else stands beside the rows of an import that brought people or a cycle. */
export async function hasRowsBeside(
  tx: Tx,
  tenantId: TenantId,
  importId: ImportId,
): Promise<boolean> {
  const others = imported.map(
    (table) => sql`exists (select from ${sql.table(table)} where tenant_id = ${tenantId}
      and import_id is distinct from ${importId})`,
  );
  const manual = neverImported.map(
    (table) => sql`exists (select from ${sql.table(table)} where tenant_id = ${tenantId})`,
  );
  const { rows } = await sql<{ beside: boolean }>`
    select ${sql.join([...others, ...manual], sql` or `)} as beside`.execute(tx);
  return rows[0]?.beside ?? true;
}
