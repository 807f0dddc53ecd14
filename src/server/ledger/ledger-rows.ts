import type pg from 'pg';
import type { LedgerHead } from '#core/ledger/audit-head.ts';
import type { KeptCheckpoint } from '#core/ledger/audit-checkpoints.ts';
import type { LedgerEntry } from '#core/ledger/audit.ts';
import type { TreeNode } from '#core/ledger/merkle-tree.ts';
import type { TenantId } from '#core/kernel/ids.ts';

/** A row as PostgreSQL writes it, so that nothing is lost on the way: one text for each column. */
export type RawRow = readonly (string | null)[];

const ROWS_AT_ONCE = 2000;

/** `getTypeParser` of `pg` that leaves every value as the text that the server sent. */
const asText = { getTypeParser: () => (text: string) => text } as unknown as pg.CustomTypesConfig;

export async function rawRows(
  client: pg.ClientBase,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly RawRow[]> {
  const asked = { text, values: [...values], rowMode: 'array' as const, types: asText };
  return (await client.query<(string | null)[]>(asked)).rows;
}

/**
 * The rows of a query in batches, through a cursor, so in one snapshot and in little memory. The
 * next batch is on its way while the caller works on this one. Needs an open transaction.
 */
export async function* rawBatches(
  client: pg.ClientBase,
  cursor: {
    readonly name: string;
    readonly query: string;
    readonly tenantId: TenantId;
    readonly rowsAtOnce?: number;
  },
): AsyncGenerator<readonly RawRow[]> {
  await client.query(`declare ${cursor.name} no scroll cursor for ${cursor.query}`, [
    cursor.tenantId,
  ]);
  const fetch = () =>
    rawRows(client, `fetch forward ${cursor.rowsAtOnce ?? ROWS_AT_ONCE} from ${cursor.name}`);
  let coming = fetch();
  for (;;) {
    const rows = await coming;
    if (rows.length === 0) break;
    coming = fetch();
    coming.catch(() => undefined);
    yield rows;
  }
  await client.query(`close ${cursor.name}`);
}

export async function* entryBatches(
  client: pg.ClientBase,
  tenantId: TenantId,
): AsyncGenerator<readonly LedgerEntry[]> {
  const query = `select l.seq, l.leaf, l.hash, s.salt, s.payload
    from (select * from ledger_leaf where tenant_id = $1) l
    left join (select * from ledger_secret where tenant_id = $1) s on s.seq = l.seq
    order by l.seq`;
  for await (const rows of rawBatches(client, { name: 'entries', query, tenantId })) {
    yield rows.map(entryOf);
  }
}

function entryOf([seq, leaf, hash, salt, payload]: RawRow): LedgerEntry {
  const entry = { seq: Number(seq), leaf: leaf ?? '', hash: bytesOf(hash) };
  if (typeof salt !== 'string' || typeof payload !== 'string') return entry;
  return { ...entry, salt: bytesOf(salt), payload };
}

/** Nodes in the order in which the entries complete them; impossible ones come last. */
export class NodeStream {
  readonly #batches: AsyncGenerator<readonly RawRow[]>;
  #rows: readonly RawRow[] = [];
  #next = 0;

  constructor(client: pg.ClientBase, tenantId: TenantId) {
    const query = `select level, index, hash, case
        when level between 0 and 60 and index >= 0
        then (index::float8 + 1) * power(2::float8, level) else 'infinity'::float8 end as below
      from ledger_node where tenant_id = $1 order by below, level, index`;
    // A batch of entries completes about as many nodes: with twice as many, never two are waited for.
    const rowsAtOnce = 2 * ROWS_AT_ONCE;
    this.#batches = rawBatches(client, { name: 'nodes', query, tenantId, rowsAtOnce });
  }

  /** Those for which `entries` entries are enough. */
  async upTo(entries: number): Promise<readonly TreeNode[]> {
    const nodes: TreeNode[] = [];
    for (;;) {
      const row = this.#rows[this.#next];
      if (row === undefined) {
        const more = await this.#batches.next();
        if (more.done) return nodes;
        [this.#rows, this.#next] = [more.value, 0];
      } else {
        if (Number(row[3]) > entries) return nodes;
        nodes.push(nodeOf(row));
        this.#next += 1;
      }
    }
  }
}

function nodeOf([level, index, hash]: RawRow): TreeNode {
  return { level: Number(level), index: Number(index), hash: bytesOf(hash) };
}

export async function readHead(
  client: pg.ClientBase,
  tenantId: TenantId,
): Promise<LedgerHead | undefined> {
  const text = `select size, to_json(peaks), last_date from ledger_head where tenant_id = $1`;
  const [row] = await rawRows(client, text, [tenantId]);
  if (!row) return undefined;
  const peaks = JSON.parse(row[1] ?? '[]') as readonly unknown[];
  return {
    size: Number(row[0]),
    peaks: peaks.map((peak) => bytesOf(typeof peak === 'string' ? peak : null)),
    lastDate: row[2] ?? '',
  };
}

export async function readCheckpoints(
  client: pg.ClientBase,
  tenantId: TenantId,
): Promise<readonly (KeptCheckpoint & { readonly size: number })[]> {
  const text = `select size, note from ledger_checkpoint where tenant_id = $1 order by size`;
  const rows = await rawRows(client, text, [tenantId]);
  return rows.map(([size, note]) => ({
    size: Number(size),
    note: note ?? '',
    kept: 'ledger_checkpoint',
  }));
}

export async function secretsWithoutEntry(
  client: pg.ClientBase,
  tenantId: TenantId,
): Promise<readonly number[]> {
  const text = `select seq from ledger_secret s where tenant_id = $1 and not exists (
    select from ledger_leaf l where l.tenant_id = $1 and l.seq = s.seq) order by seq`;
  return (await rawRows(client, text, [tenantId])).map(([seq]) => Number(seq));
}

/** From PostgreSQL's `\x…`. */
function bytesOf(hex: string | null | undefined): Uint8Array {
  return Buffer.from((hex ?? '').slice(2), 'hex');
}
