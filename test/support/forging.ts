import { randomBytes } from 'node:crypto';
import { base64Url } from '#core/ledger/base64.ts';
import { commitment, SALT_LENGTH } from '#core/ledger/commitment.ts';
import { hashOfLeafText } from '#core/ledger/leaf.ts';
import { appendLeaf, emptyFrontier, type TreeNode } from '#core/ledger/merkle-tree.ts';
import { fastSha256 } from '#server/platform/fast-sha256.ts';
import type { Hand } from './tampering.ts';

export interface Entry {
  readonly leaf: string;
  readonly salt: Buffer | null;
  readonly payload: string | null;
}

/** The same fact a millisecond later, with a commitment that opens: nothing in the entry tells. */
export function forged(entry: Entry | undefined): Entry {
  if (!entry?.payload) throw new Error('no entry to forge');
  const payload = entry.payload.replace(/\.(\d{3})Z"/, '.999Z"');
  const salt = randomBytes(SALT_LENGTH);
  const c = base64Url(commitment(salt, payload, fastSha256));
  return { leaf: entry.leaf.replace(/"c":"[^"]+"/, `"c":"${c}"`), salt, payload };
}

/** Writes the ledger anew, hashes, nodes and head fitting: only a checkpoint elsewhere tells. */
export async function forge(
  hand: Hand,
  change: (entries: readonly Entry[], at: number) => readonly Entry[],
): Promise<string | undefined> {
  const { client, tenantId } = hand;
  const { rows } = await client.query<Entry>(
    `select l.leaf, s.salt, s.payload from ledger_leaf l
      left join ledger_secret s using (tenant_id, seq) where l.tenant_id = $1 order by l.seq`,
    [tenantId],
  );
  const at = hand.random.between(0, rows.length - 1);
  const entries = change(rows, at);
  await client.query(`delete from ledger_leaf; delete from ledger_secret; delete from ledger_node`);
  let frontier = emptyFrontier;
  const nodes: TreeNode[] = [];
  const hashes = entries.map(({ leaf }) => Buffer.from(hashOfLeafText(leaf, fastSha256)));
  for (const leaf of hashes) {
    const appended = appendLeaf(frontier, leaf, fastSha256);
    nodes.push(...appended.nodes);
    frontier = appended.frontier;
  }
  await client.query(
    `insert into ledger_leaf select $1, ord - 1, leaf, hash
      from unnest($2::text[], $3::bytea[]) with ordinality e(leaf, hash, ord)`,
    [tenantId, entries.map(({ leaf }) => leaf), hashes],
  );
  await client.query(
    `insert into ledger_secret select $1, ord - 1, salt, payload
      from unnest($2::bytea[], $3::text[]) with ordinality e(salt, payload, ord)
      where salt is not null`,
    [tenantId, entries.map(({ salt }) => salt), entries.map(({ payload }) => payload)],
  );
  await client.query(
    `insert into ledger_node select $1, n.level, n.index, n.hash
      from unnest($2::int[], $3::bigint[], $4::bytea[]) n(level, index, hash)`,
    [
      tenantId,
      nodes.map(({ level }) => level),
      nodes.map(({ index }) => index),
      nodes.map(({ hash }) => Buffer.from(hash)),
    ],
  );
  const peaks = frontier.peaks.map((peak) => Buffer.from(peak));
  const lastDate = /"d":"([^"]+)"/.exec(entries.at(-1)?.leaf ?? '')?.[1] ?? '1970-01-01';
  await client.query(
    `update ledger_head set size = $2, peaks = $3, last_date = $4 where tenant_id = $1`,
    [tenantId, entries.length, peaks, lastDate],
  );
  await client.query(`delete from ledger_checkpoint where size > $1`, [at]);
  return `ledger, from entry ${at} on`;
}
