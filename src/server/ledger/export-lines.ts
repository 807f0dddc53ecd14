import { sql } from 'kysely';
import type { TenantId } from '#core/kernel/ids.ts';
import { base64Url } from '#core/ledger/base64.ts';
import { SEALED_LEAF_TYPE } from '#core/ledger/fact.ts';
import { openCheckpoint } from '#core/ledger/checkpoint.ts';
import { parseVerifierKey } from '#core/ledger/note-key.ts';
import { parseLeaf } from '#core/ledger/leaf.ts';
import type { Tx } from '../platform/database/connection.ts';
import { loadHead, loadOrigin } from './store.ts';
import { fastEd25519 } from './verify.ts';

const ENTRIES_AT_ONCE = 2000;

export interface ExportTerms {
  readonly tenantId: TenantId;
  /** The public key that signs the ledger; see `announcedKey`. */
  readonly vkey: string;
  /** By the kind that the leaf names: whether the content stays out of this copy. */
  readonly withhold: (leafType: string) => boolean;
}

/** For copies that leave the office: not even the number of sealed facts per kind can be told. */
export function sealedOnly(leafType: string): boolean {
  return leafType === SEALED_LEAF_TYPE;
}

/**
 * The ledger as the lines that `auditExport` reads, each to be written as JSON: header, entries,
 * checkpoints of this key. Whatever is appended meanwhile is left out.
 */
export async function* exportLines(tx: Tx, terms: ExportTerms): AsyncGenerator<object> {
  const { tenantId, vkey, withhold } = terms;
  const { size } = await loadHead(tx, tenantId);
  const origin = await loadOrigin(tx, tenantId);
  yield { kind: 'header', origin, vkey, tenant: tenantId, size };
  for (let from = 0; from < size; from += ENTRIES_AT_ONCE) {
    const end = Math.min(size, from + ENTRIES_AT_ONCE);
    const { rows } = await sql<EntryRow>`
      select l.seq, l.leaf, l.hash, s.salt, s.payload from ledger_leaf l
        left join ledger_secret s on s.tenant_id = l.tenant_id and s.seq = l.seq
        where l.tenant_id = ${tenantId} and l.seq >= ${from} and l.seq < ${end}
        order by l.seq`.execute(tx);
    for (const row of rows) yield entryLine(row, withhold);
  }
  const key = parseVerifierKey(vkey);
  for (const { note } of await loadCheckpoints(tx, tenantId, size)) {
    if (key.ok && openCheckpoint(note, [key.value], fastEd25519).ok) {
      yield { kind: 'checkpoint', note };
    }
  }
}

interface EntryRow {
  readonly seq: number;
  readonly leaf: string;
  readonly hash: Buffer;
  readonly salt: Buffer | null;
  readonly payload: string | null;
}

function entryLine(row: EntryRow, withhold: ExportTerms['withhold']): object {
  const { seq, leaf, salt, payload } = row;
  const line = { kind: 'entry', seq, leaf, hash: base64Url(row.hash) };
  if (withhold(parseLeaf(leaf)?.type ?? '')) return { ...line, withheld: true };
  if (salt === null || payload === null) return { ...line, erased: true };
  return { ...line, salt: base64Url(salt), payload };
}

async function loadCheckpoints(tx: Tx, tenantId: TenantId, size: number) {
  return tx
    .selectFrom('ledger_checkpoint')
    .select('note')
    .where('tenant_id', '=', tenantId)
    .where('size', '<=', size)
    .orderBy('size')
    .execute();
}

/** Rows that no fact accounts for but that a restored organisation needs. */
export async function* keptLines(tx: Tx, tenantId: TenantId): AsyncGenerator<object> {
  const { name } = await tx
    .selectFrom('tenant')
    .select('name')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  yield { kind: 'kept', table: 'tenant', row: { name } };
  for (const table of keptTables) {
    const { rows } = await sql<{ row: object }>`
      select to_jsonb(t) - 'tenant_id' as row from ${sql.table(table)} t
        where tenant_id = ${tenantId}`.execute(tx);
    for (const { row } of rows) yield { kind: 'kept', table, row };
  }
}

export const keptTables = ['report_prose', 'intent'] as const;

/** The vkey that the ledger itself announced last. */
export async function announcedKey(tx: Tx, tenantId: TenantId): Promise<string | undefined> {
  return (await announcedKeys(tx, tenantId))[0];
}

/** Every vkey that the ledger itself announced, the newest first. */
export async function announcedKeys(tx: Tx, tenantId: TenantId): Promise<readonly string[]> {
  const { rows } = await sql<{ vkey: string }>`
    select s.payload::jsonb->'body'->>'vkey' as vkey from ledger_leaf l
      join ledger_secret s on s.tenant_id = l.tenant_id and s.seq = l.seq
      where l.tenant_id = ${tenantId} and l.leaf like '%"t":"key.announced","v":1}'
      order by l.seq desc`.execute(tx);
  return rows.map(({ vkey }) => vkey);
}
