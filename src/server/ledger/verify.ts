import { createPublicKey, verify as verifySignature } from 'node:crypto';
import type pg from 'pg';
import { canonicalJson, type JsonValue } from '#core/kernel/canonical-json.ts';
import type { TenantId } from '#core/kernel/ids.ts';
import { LedgerAudit, type LedgerEntry } from '#core/ledger/audit.ts';
import { base64, base64Url } from '#core/ledger/base64.ts';
import { isFactType, leafTypeOf, type RecordedFact } from '#core/ledger/catalogue.ts';
import { openCheckpoint } from '#core/ledger/checkpoint.ts';
import type { VerifyEd25519 } from '#core/ledger/ed25519.ts';
import type { VerifierKey } from '#core/ledger/note-key.ts';
import { fastSha256 } from '../platform/fast-sha256.ts';
import {
  entryBatches,
  NodeStream,
  readCheckpoints,
  readHead,
  secretsWithoutEntry,
} from './ledger-rows.ts';
import { Replica } from './replica.ts';
import { compareTables } from './table-comparison.ts';
import {
  type ContentFinding,
  FindingList,
  type LogSigner,
  type Verification,
} from './verification.ts';

export interface VerifyTerms {
  readonly tenantId: TenantId;
  /** From outside the database; checkpoints of other keys are findings. */
  readonly logKeys: readonly VerifierKey[];
  /** Signed notes that were kept outside the database. */
  readonly outsideNotes: readonly string[];
  /** Also replays all facts and compares every table with them. */
  readonly rebuild: boolean;
  readonly onProgress?: (entriesRead: number, entries: number) => void;
}

/**
 * Recomputes the ledger of one tenant and, with `rebuild`, its tables. `client` is in an open
 * transaction, best `repeatable read`: what others commit meanwhile would look like damage.
 */
export async function verifyTenant(
  client: pg.ClientBase,
  terms: VerifyTerms,
): Promise<Verification> {
  const { tenantId, outsideNotes } = terms;
  const list = new FindingList();
  const replica = terms.rebuild ? new Replica(tenantId) : undefined;
  const stored = await readCheckpoints(client, tenantId);
  const outside = outsideNotes.map((note) => ({ note, kept: 'outside_checkpoint' }) as const);
  reportMissing(stored, outsideNotes, list.add);
  const audit = new LedgerAudit({
    logKeys: terms.logKeys,
    checkpoints: [...stored, ...outside],
    report: list.add,
    sha256: fastSha256,
    verify: fastEd25519,
  });
  const head = await readHead(client, tenantId);
  const nodes = new NodeStream(client, tenantId);
  let read = 0;
  for await (const entries of entryBatches(client, tenantId)) {
    audit.readBatch({ entries, nodes: await nodes.upTo((entries.at(-1)?.seq ?? 0) + 1) });
    for (const entry of entries) readContent(entry, { report: list.add, replica });
    terms.onProgress?.((read += entries.length), Math.max(read, head?.size ?? 0));
  }
  const summary = audit.finish({
    head,
    nodesBeyond: await nodes.upTo(Number.POSITIVE_INFINITY),
    secretsWithoutEntry: await secretsWithoutEntry(client, tenantId),
  });
  replica?.settle();
  const rows = replica && (await compareTables({ client, tenantId, report: list.add }, replica));
  return {
    entries: summary.entries,
    root: summary.root && base64(summary.root),
    opened: summary.opened,
    erased: summary.erased,
    rows,
    checkpoints: stored.length + outside.length,
    signers: terms.logKeys.length > 1 ? signersOf(stored, terms.logKeys) : [],
    findings: list.findings,
    findingCount: list.count,
  };
}

function signersOf(
  stored: readonly { readonly size: number; readonly note: string }[],
  logKeys: readonly VerifierKey[],
): readonly LogSigner[] {
  const signers = new Map<string, LogSigner>();
  for (const { size, note } of stored) {
    const opened = openCheckpoint(note, logKeys, fastEd25519);
    for (const { keyId: id } of opened.ok ? opened.value.verified : []) {
      signers.set(id, { id, from: signers.get(id)?.from ?? size, to: size });
    }
  }
  return [...signers.values()];
}

/** Whatever is kept outside was first a row of the ledger; witnesses may have signed it since. */
function reportMissing(
  stored: readonly { readonly note: string }[],
  outsideNotes: readonly string[],
  report: (finding: ContentFinding) => void,
): void {
  const known = new Set(stored.map(({ note }) => noteText(note)));
  for (const note of outsideNotes) {
    if (known.has(noteText(note))) continue;
    const key = `size=${note.split('\n')[1] ?? ''}`;
    report({ code: 'checkpoint-missing', place: { table: 'ledger_checkpoint', key } });
  }
}

function noteText(note: string): string {
  return note.slice(0, note.lastIndexOf('\n\n') + 1);
}

interface ContentReader {
  readonly report: (finding: ContentFinding) => void;
  readonly replica: Replica | undefined;
}

/** That the content is a fact of the catalogue, in its one spelling, and the one its leaf names. */
function readContent(entry: LedgerEntry, { report, replica }: ContentReader): void {
  if (entry.payload === undefined) return;
  const place = { table: 'ledger_secret', seq: entry.seq } as const;
  const recorded = recordedFact(entry.payload);
  if (!recorded) return report({ code: 'fact-unreadable', place });
  if (!isCanonical(recorded, entry.payload)) report({ code: 'fact-not-canonical', place });
  if (!entry.leaf.includes(`"t":"${leafTypeOf(recorded)}","v"`)) {
    report({ code: 'fact-type-wrong', place });
  }
  if (!entry.leaf.includes(`","d":"${recorded.on}","t":`)) {
    report({ code: 'fact-date-wrong', place });
  }
  if (!replica) return;
  try {
    replica.read(entry.seq, recorded);
  } catch {
    report({ code: 'fact-unreadable', place });
  }
}

function recordedFact(payload: string): RecordedFact | undefined {
  try {
    const value: unknown = JSON.parse(payload);
    if (typeof value !== 'object' || value === null) return undefined;
    if (!('type' in value) || !('body' in value) || typeof value.body !== 'object')
      return undefined;
    if (typeof value.type !== 'string' || !isFactType(value.type)) return undefined;
    return value as RecordedFact;
  } catch {
    return undefined;
  }
}

/** The engine's own writer decides nearly always; what it leaves open is written out by the rules. */
function isCanonical(recorded: RecordedFact, payload: string): boolean {
  const plain = JSON.stringify(recorded) === payload && !payload.includes('\\ud');
  if (plain && hasSortedNames(recorded)) return true;
  try {
    return canonicalJson(recorded as unknown as JsonValue) === payload;
  } catch {
    return false;
  }
}

function hasSortedNames(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(hasSortedNames);
  let before = '';
  for (const name of Object.keys(value)) {
    if (name < before || !hasSortedNames((value as Readonly<Record<string, unknown>>)[name])) {
      return false;
    }
    before = name;
  }
  return true;
}

export const fastEd25519: VerifyEd25519 = ({ signature, message, publicKey }) => {
  const key = { kty: 'OKP', crv: 'Ed25519', x: base64Url(publicKey) };
  return verifySignature(null, message, createPublicKey({ key, format: 'jwk' }), signature);
};
