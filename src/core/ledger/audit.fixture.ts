import { calendarDate, type CalendarDate } from '../kernel/calendar-date.ts';
import type { KeptCheckpoint } from './audit-checkpoints.ts';
import type { AuditFinding } from './audit-finding.ts';
import type { LedgerHead } from './audit-head.ts';
import { entriesBelow } from './audit-nodes.ts';
import { LedgerAudit, type AuditTerms, type LedgerEntry } from './audit.ts';
import { sha256, utf8 } from './bytes.ts';
import { signCheckpoint } from './checkpoint.ts';
import { commitment } from './commitment.ts';
import { hashOfLeafText, leafText } from './leaf.ts';
import { appendLeaf, emptyFrontier, rootOf, type Frontier, type TreeNode } from './merkle-tree.ts';
import { signerKey } from './note-key.ts';

export const logKey = signerKey('log.example/village', new Uint8Array(32).fill(5));

/** The tables of a ledger, as an attacker with all rights on the database could write them. */
export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  readonly nodes: readonly TreeNode[];
  readonly head: LedgerHead | undefined;
  readonly checkpoints: readonly KeptCheckpoint[];
  readonly outside: readonly KeptCheckpoint[];
  readonly secretsWithoutEntry?: readonly number[];
}

export interface Content {
  readonly payload: string;
  readonly type?: string;
  readonly date?: CalendarDate;
  /** The content was erased later: its row of secrets is gone. */
  readonly secretGone?: boolean;
}

/** Whole, with a checkpoint of its own after each of `checkpointSizes` and one outside. */
export function aLedger(contents: readonly Content[], checkpointSizes: readonly number[]): Ledger {
  const entries = contents.map(anEntry);
  const tree = treeOver(entries.map(({ hash }) => hash));
  const checkpointAt = (size: number, kept: KeptCheckpoint['kept']): KeptCheckpoint => ({
    note: noteOver(treeOver(entries.slice(0, size).map(({ hash }) => hash)).frontier),
    size: kept === 'ledger_checkpoint' ? size : undefined,
    kept,
  });
  const last = contents.at(-1)?.date ?? firstDay;
  return {
    entries,
    nodes: tree.nodes,
    head: { ...tree.frontier, lastDate: last },
    checkpoints: checkpointSizes.map((size) => checkpointAt(size, 'ledger_checkpoint')),
    outside: [checkpointAt(entries.length, 'outside_checkpoint')],
  };
}

export function anEntry(content: Content, seq: number): LedgerEntry {
  const { payload, type = 'review.recorded', date = firstDay, secretGone = false } = content;
  const salt = sha256(utf8(`salt ${seq}`));
  const leaf = leafText({ commitment: commitment(salt, payload), date, type });
  const secret = secretGone ? {} : { salt, payload };
  return { seq, leaf, hash: hashOfLeafText(leaf), ...secret };
}

export function anErasureOf(ref: number): Content {
  return {
    type: 'erase',
    payload: JSON.stringify({ type: 'erase', body: { ref, basis: 'PIPL47' } }),
  };
}

export function treeOver(hashes: readonly Uint8Array[]): { frontier: Frontier; nodes: TreeNode[] } {
  const nodes: TreeNode[] = [];
  let frontier = emptyFrontier;
  for (const hash of hashes) {
    const appended = appendLeaf(frontier, hash);
    nodes.push(...appended.nodes);
    frontier = appended.frontier;
  }
  return { frontier, nodes };
}

export function noteOver({ size, peaks }: Frontier): string {
  return signCheckpoint({ origin: logKey.name, size, root: rootOf(peaks) }, logKey);
}

/** Audits as the server does: in batches of `batchSize` entries with the nodes they complete. */
export function findingsIn(ledger: Ledger, batchSize = 4, terms: Partial<AuditTerms> = {}) {
  const findings: AuditFinding[] = [];
  const audit = new LedgerAudit({
    logKeys: [logKey],
    checkpoints: [...ledger.checkpoints, ...ledger.outside],
    report: (finding) => findings.push(finding),
    ...terms,
  });
  const length = Math.max(0, ...ledger.entries.map(({ seq }) => seq + 1));
  for (let from = 0; from < ledger.entries.length; from += batchSize) {
    const entries = ledger.entries.slice(from, from + batchSize);
    const [first, end] = [entries[0]?.seq ?? 0, (entries.at(-1)?.seq ?? 0) + 1];
    const nodes = ledger.nodes.filter((node) => isIn(entriesBelow(node), first, end));
    audit.readBatch({ entries, nodes });
  }
  const nodesBeyond = ledger.nodes.filter((node) => !isIn(entriesBelow(node), 0, length));
  const { head, secretsWithoutEntry } = ledger;
  const summary = audit.finish({ head, nodesBeyond, secretsWithoutEntry });
  return { findings, summary };
}

function isIn(entries: number, first: number, end: number): boolean {
  return entries > first && entries <= end;
}

export const firstDay = dayOf('2026-11-23');

export function dayOf(text: string): CalendarDate {
  const date = calendarDate(text);
  if (!date) throw new Error(`no day: ${text}`);
  return date;
}
