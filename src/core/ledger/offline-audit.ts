import {
  compareRoot,
  reportCutOff,
  signedClaims,
  type KeptCheckpoint,
} from './audit-checkpoints.ts';
import type { AuditFinding, AuditFindingCode } from './audit-finding.ts';
import { LedgerAudit, type AuditSummary } from './audit.ts';
import { base64 } from './base64.ts';
import type { Sha256 } from './bytes.ts';
import type { VerifyEd25519 } from './ed25519.ts';
import { parseExportLine, type ExportHeader, type ExportLine } from './export-line.ts';
import { rootAt } from './merkle-tree.ts';
import { parseVerifierKey, type VerifierKey } from './note-key.ts';
import { createNodeShelf, type NodeShelf } from './node-shelf.ts';

const MOST_FINDINGS = 1000;

export interface OfflineTerms {
  /** From the minutes or the notice board; without it the key in the file vouches for itself. */
  readonly trustedKey?: string;
  /** Checkpoints (signed notes) that someone kept outside the log's reach. */
  readonly outsideNotes?: readonly string[];
  readonly sha256?: Sha256;
  readonly verify?: VerifyEd25519;
}

export interface OfflineSummary {
  readonly entries: number;
  readonly opened: number;
  readonly withheld: number;
  readonly erased: number;
  /** Base64 as in a checkpoint, to be compared by eye; missing when the sequence is broken. */
  readonly root: string | undefined;
  /** The first thousand. */
  readonly findings: readonly AuditFinding[];
  readonly findingCount: number;
}

/**
 * Checks an exported ledger with nothing but the file: no database, network or clock. `lines` are
 * the JSON values of its lines in order:
 *
 *     {"kind":"header","origin":…,"vkey":…,"tenant":…,"size":…}
 *     {"kind":"entry","seq":0,"leaf":"…","hash":"…","salt":"…","payload":"…"}   one for each entry
 *     {"kind":"checkpoint","note":"…"}                                          at the end
 *
 * Bytes are base64url without padding. An entry has salt and payload, or `"withheld":true` (content
 * left out of this copy), or `"erased":true`. Erasures are only believed when the `erase` entry
 * itself is there in the open. Keeps 64 bytes for each entry, since checkpoints come last.
 */
export function auditExport(lines: Iterable<unknown>, terms: OfflineTerms = {}): OfflineSummary {
  const findings: AuditFinding[] = [];
  let findingCount = 0;
  const report = (finding: AuditFinding): void => {
    findingCount += 1;
    if (findings.length < MOST_FINDINGS) findings.push(finding);
  };
  const reader = createExportReader(terms, report);
  let number = 0;
  for (const value of lines) reader.readLine(value, (number += 1));
  const { root, ...counts } = reader.finish();
  return { ...counts, root: root && base64(root), findings, findingCount };
}

function createExportReader(terms: OfflineTerms, report: (finding: AuditFinding) => void) {
  const shelf = createNodeShelf();
  const audit = new LedgerAudit({
    logKeys: [],
    checkpoints: [],
    report,
    sha256: terms.sha256,
    onNode: shelf.put,
  });
  const notes: KeptCheckpoint[] = [];
  let header: ExportHeader | undefined;

  function readLine(value: unknown, number: number): void {
    const line = parseExportLine(value);
    if (!line || !isAtItsPlace(line, number)) reportExport('export-line-unreadable', number);
    else if (line.kind === 'entry') audit.readBatch({ entries: [line] });
    else if (line.kind === 'checkpoint') notes.push({ note: line.note, kept: 'ledger_checkpoint' });
    else if (line.kind === 'header') header = line;
  }

  function isAtItsPlace(line: ExportLine, number: number): boolean {
    if (line.kind === 'header') return number === 1;
    return line.kind !== 'entry' || notes.length === 0;
  }

  function finish(): AuditSummary {
    const summary = audit.finish({ head: 'unknown' });
    if (!header) reportExport('export-line-unreadable', 1);
    else if (header.size !== summary.entries) {
      const [expected, found] = [String(header.size), String(summary.entries)];
      report({ code: 'export-size-wrong', place: firstLine, expected, found });
    }
    if (notes.length === 0) reportExport('export-without-checkpoint', 1);
    checkCheckpoints(summary);
    return summary;
  }

  function checkCheckpoints(summary: AuditSummary): void {
    const outside = (terms.outsideNotes ?? []).map(outsideNote);
    const keys = { log: trustedKeys(), verify: terms.verify };
    for (const claim of signedClaims([...notes, ...outside], keys, report)) {
      if (claim.size > summary.entries) reportCutOff(claim, summary.entries, report);
      else if (summary.root) compareRoot(claim, rootOfSize(shelf, claim.size, terms), report);
    }
  }

  /** The key in the file only counts when it is the trusted one, or when nobody named one. */
  function trustedKeys(): readonly VerifierKey[] {
    const told = terms.trustedKey ?? header?.vkey;
    if (told === undefined) return [];
    const key = parseVerifierKey(told);
    if (!key.ok) reportExport('export-key-unreadable', 1);
    const same = header?.vkey === told && (!key.ok || header.origin === key.value.name);
    if (header && !same) reportExport('export-key-not-trusted', 1);
    return key.ok ? [key.value] : [];
  }

  function reportExport(code: AuditFindingCode, number: number): void {
    report({ code, place: { table: 'export', line: number } });
  }

  return { readLine, finish };
}

const firstLine = { table: 'export', line: 1 } as const;

function outsideNote(note: string): KeptCheckpoint {
  return { note, kept: 'outside_checkpoint' };
}

function rootOfSize(shelf: NodeShelf, size: number, { sha256 }: OfflineTerms): Uint8Array {
  return rootAt(size, shelf.read, sha256);
}
