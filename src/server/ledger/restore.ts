import { sql } from 'kysely';
import type pg from 'pg';
import type { TenantId } from '#core/kernel/ids.ts';
import { accept, refuse, type Result } from '#core/kernel/result.ts';
import type { RecordedFact } from '#core/ledger/catalogue.ts';
import {
  type ExportEntry,
  type ExportHeader,
  type ExportKept,
  parseExportLine,
} from '#core/ledger/export-line.ts';
import {
  appendLeaf,
  emptyFrontier,
  type Frontier,
  type TreeNode,
} from '#core/ledger/merkle-tree.ts';
import { auditExport, type OfflineSummary } from '#core/ledger/offline-audit.ts';
import { inTransaction, type Tx } from '../platform/database/connection.ts';
import { fastSha256 } from '../platform/fast-sha256.ts';
import { keptTables } from './export-lines.ts';
import { exportValues } from './export-file.ts';
import type { OutsideFile } from './outside-file.ts';
import { Replica } from './replica.ts';
import { fastEd25519 } from './verify.ts';

export type RestoreRefusal =
  | { readonly code: 'export-damaged'; readonly summary: OfflineSummary }
  | { readonly code: 'export-incomplete'; readonly withheld: number }
  | { readonly code: 'tenant-exists' };

export interface Restored {
  readonly tenantId: TenantId;
  readonly name: string;
  readonly entries: number;
}

interface RestoreParts {
  readonly pool: pg.Pool;
  readonly outsideFileOf: (tenantId: TenantId) => OutsideFile;
  /** From the minutes; without it the key in the file vouches for itself. */
  readonly trustedKey?: string;
}

/**
 * Brings an exported organisation into an installation that doesn't have it: checks the whole file,
 * then writes the ledger and replays its facts into the tables, all or nothing. Its key is believed
 * from then on, so that its checkpoints stay valid under the key of this installation.
 */
export async function restoreTenant(
  parts: RestoreParts,
  file: Buffer,
): Promise<Result<Restored, RestoreRefusal>> {
  const summary = auditExport(exportValues(file), {
    trustedKey: parts.trustedKey,
    sha256: fastSha256,
    verify: fastEd25519,
  });
  if (summary.findingCount > 0) return refuse({ code: 'export-damaged', summary });
  if (summary.withheld > 0) {
    return refuse({ code: 'export-incomplete', withheld: summary.withheld });
  }
  const content = readContent(file);
  const tenantId = content.header.tenant as TenantId;
  const outside = parts.outsideFileOf(tenantId);
  const written = await inTransaction(parts.pool, { tenantId, mode: 'write' }, async (tx) => {
    if (await exists(tx, tenantId)) return { keep: false, value: false };
    await writeTenant(tx, tenantId, content);
    // Before the commit: a ledger whose key is not believed here would be refused as another's.
    await outside.believeKey(content.header.vkey);
    return { keep: true, value: true };
  });
  if (!written) return refuse({ code: 'tenant-exists' });
  for (const note of content.notes) await outside.append(note);
  return accept({ tenantId, name: content.name, entries: summary.entries });
}

interface Content {
  readonly header: ExportHeader;
  readonly name: string;
  readonly entries: readonly ExportEntry[];
  readonly notes: readonly string[];
  readonly kept: readonly ExportKept[];
}

function readContent(file: Buffer): Content {
  let header: ExportHeader | undefined;
  const [entries, notes, kept] = [[] as ExportEntry[], [] as string[], [] as ExportKept[]];
  for (const value of exportValues(file)) {
    const line = parseExportLine(value);
    if (line?.kind === 'header') header = line;
    else if (line?.kind === 'entry') entries.push(line);
    else if (line?.kind === 'checkpoint') notes.push(line.note);
    else if (line?.kind === 'kept') kept.push(line);
  }
  if (!header) throw new Error('an export without header passed the audit');
  const named = kept.find(({ table }) => table === 'tenant')?.row['name'];
  return { header, entries, notes, kept, name: typeof named === 'string' ? named : '' };
}

async function exists(tx: Tx, tenantId: TenantId): Promise<boolean> {
  const known = await tx
    .selectFrom('tenant')
    .select('tenant_id')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  return known !== undefined;
}

async function writeTenant(tx: Tx, tenantId: TenantId, content: Content): Promise<void> {
  const { header, entries, notes, kept, name } = content;
  await tx
    .insertInto('tenant')
    .values({ tenant_id: tenantId, name, log_origin: header.origin })
    .execute();
  const replica = new Replica(tenantId);
  const { frontier, nodes } = await writeEntries(tx, { tenantId, entries, replica });
  await writeNodes(tx, tenantId, nodes);
  await sql`insert into ledger_head values (${tenantId}, ${frontier.size},
    ${frontier.peaks.map(bufferOf)}::bytea[], ${lastDayOf(entries)})`.execute(tx);
  for (const note of notes) {
    await tx
      .insertInto('ledger_checkpoint')
      .values({ tenant_id: tenantId, size: Number(note.split('\n')[1]), note })
      .execute();
  }
  await writeReplica(tx, tenantId, replica);
  for (const table of keptTables) {
    const rows = kept.filter((line) => line.table === table).map(({ row }) => row);
    await writeRows(tx, tenantId, { table, rows });
  }
}

async function writeEntries(
  tx: Tx,
  {
    tenantId,
    entries,
    replica,
  }: { tenantId: TenantId; replica: Replica } & Pick<Content, 'entries'>,
): Promise<{ readonly frontier: Frontier; readonly nodes: readonly TreeNode[] }> {
  const nodes: TreeNode[] = [];
  let frontier = emptyFrontier;
  for (const batch of inBatches(entries)) {
    for (const entry of batch) {
      const appended = appendLeaf(frontier, entry.hash, fastSha256);
      frontier = appended.frontier;
      nodes.push(...appended.nodes);
      if (entry.payload !== undefined) {
        replica.read(entry.seq, JSON.parse(entry.payload) as RecordedFact);
      }
    }
    await sql`insert into ledger_leaf select ${tenantId}, e.seq, e.leaf, e.hash
      from unnest(${batch.map(({ seq }) => seq)}::bigint[], ${batch.map(({ leaf }) => leaf)}::text[],
        ${batch.map(({ hash }) => bufferOf(hash))}::bytea[]) e(seq, leaf, hash)`.execute(tx);
    const open = batch.filter(({ payload }) => payload !== undefined);
    await sql`insert into ledger_secret select ${tenantId}, e.seq, e.salt, e.payload
      from unnest(${open.map(({ seq }) => seq)}::bigint[],
        ${open.map(({ salt }) => bufferOf(salt))}::bytea[],
        ${open.map(({ payload }) => payload)}::text[]) e(seq, salt, payload)`.execute(tx);
  }
  replica.settle();
  return { frontier, nodes };
}

async function writeNodes(tx: Tx, tenantId: TenantId, nodes: readonly TreeNode[]): Promise<void> {
  for (const batch of inBatches(nodes)) {
    await sql`insert into ledger_node select ${tenantId}, n.level, n.index, n.hash
      from unnest(${batch.map(({ level }) => level)}::int[],
        ${batch.map(({ index }) => index)}::bigint[],
        ${batch.map(({ hash }) => bufferOf(hash))}::bytea[]) n(level, index, hash)`.execute(tx);
  }
}

async function writeReplica(tx: Tx, tenantId: TenantId, replica: Replica): Promise<void> {
  for (const [table, rows] of replica.tables) {
    await writeRows(tx, tenantId, { table, rows: [...rows.values()] });
  }
  const counters = [...replica.counters].map(([key, n]) => {
    const [cycle_id, measure, a, b, c] = key.split('\u0001');
    return { cycle_id, measure, a, b, c, n };
  });
  await writeRows(tx, tenantId, { table: 'counter', rows: counters });
  const about = [...replica.about].map((key) => {
    const [about_id, seq] = key.split(' ');
    return { about_id, seq };
  });
  await writeRows(tx, tenantId, { table: 'ledger_about', rows: about });
}

async function writeRows(
  tx: Tx,
  tenantId: TenantId,
  { table, rows }: { readonly table: string; readonly rows: readonly object[] },
): Promise<void> {
  for (const batch of inBatches(rows)) {
    const owned = batch.map((row) => ({ ...row, tenant_id: tenantId }));
    const columns = sql.join([...new Set(owned.flatMap(Object.keys))].map((name) => sql.ref(name)));
    const json = JSON.stringify(owned);
    await sql`insert into ${sql.table(`public.${table}`)} (${columns}) select ${columns}
      from jsonb_populate_recordset(null::${sql.table(`public.${table}`)}, ${json}::jsonb)`.execute(
      tx,
    );
  }
}

function* inBatches<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += 1000) yield items.slice(from, from + 1000);
}

function lastDayOf(entries: readonly ExportEntry[]): string {
  return /"d":"([^"]+)"/.exec(entries.at(-1)?.leaf ?? '')?.[1] ?? '1970-01-01';
}

function bufferOf(bytes: Uint8Array | undefined): Buffer {
  return Buffer.from(bytes ?? []);
}
