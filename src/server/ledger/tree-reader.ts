import type { TenantId } from '#core/kernel/ids.ts';
import type { NodeReader } from '#core/ledger/merkle-tree.ts';
import { sql } from 'kysely';
import type { Tx } from '../platform/database/connection.ts';

/**
 * Runs a computation on the stored tree with only the few nodes that it needs: once with blanks to
 * learn which, then with those.
 */
export async function onStoredTree<Value>(
  tx: Tx,
  tenantId: TenantId,
  compute: (read: NodeReader) => Value,
): Promise<Value> {
  const wanted: { level: number; index: number }[] = [];
  compute((level, index) => {
    wanted.push({ level, index });
    return blank;
  });
  const hashes = await readNodes(tx, tenantId, wanted);
  return compute((level, index) => {
    const hash = hashes.get(`${level} ${index}`);
    if (!hash) throw new MissingNodeError(`node ${level}/${index} is missing`);
    return hash;
  });
}

/** The stored tree lacks a part: the ledger is damaged. */
export class MissingNodeError extends Error {}

const blank = new Uint8Array(32);

async function readNodes(
  tx: Tx,
  tenantId: TenantId,
  wanted: readonly { readonly level: number; readonly index: number }[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const levels = wanted.map(({ level }) => level);
  const indexes = wanted.map(({ index }) => index);
  const { rows } = await sql<{ level: number; index: number; hash: Buffer }>`
    select n.level, n.index, n.hash from ledger_node n
      join unnest(${levels}::int[], ${indexes}::bigint[]) w(level, index)
        on n.level = w.level and n.index = w.index
      where n.tenant_id = ${tenantId}
    union all
    select 0, l.seq, l.hash from ledger_leaf l
      join unnest(${levels}::int[], ${indexes}::bigint[]) w(level, index)
        on w.level = 0 and l.seq = w.index
      where l.tenant_id = ${tenantId}`.execute(tx);
  return new Map(rows.map(({ level, index, hash }) => [`${level} ${index}`, hash]));
}
