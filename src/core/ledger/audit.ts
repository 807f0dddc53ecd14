import { isWellFormed } from '../kernel/canonical-json.ts';
import {
  compareRoot,
  reportCutOff,
  signedClaims,
  type KeptCheckpoint,
} from './audit-checkpoints.ts';
import type { ReportFinding } from './audit-finding.ts';
import { compareHead, type LedgerHead } from './audit-head.ts';
import { compareNodes, superfluous } from './audit-nodes.ts';
import { createSecretAudit, type EntrySecret, type SecretCounts } from './audit-secrets.ts';
import { equalBytes, hex, sha256 as ownSha256, type Sha256 } from './bytes.ts';
import type { VerifyEd25519 } from './ed25519.ts';
import { hashOfLeafText, parseLeaf, type Leaf } from './leaf.ts';
import { appendLeaf, emptyFrontier, rootOf, type TreeNode } from './merkle-tree.ts';
import type { VerifierKey } from './note-key.ts';
import { createSequenceSet } from './sequence-set.ts';

/** One row of `ledger_leaf` with its row of `ledger_secret`, where there is one. */
export interface LedgerEntry extends EntrySecret {
  readonly leaf: string;
  readonly hash: Uint8Array;
}

export interface AuditTerms {
  /** The log's keys, from a source that whoever keeps the ledger can't change. */
  readonly logKeys: readonly VerifierKey[];
  /** All of them, in any order: the ledger's own rows and those kept outside. */
  readonly checkpoints: Iterable<KeptCheckpoint>;
  readonly report: ReportFinding;
  readonly sha256?: Sha256;
  readonly verify?: VerifyEd25519;
  /** Gets every computed node, leaf hashes as level 0, in order; not after a broken sequence. */
  readonly onNode?: (node: TreeNode) => void;
}

/** Entries that follow each other by `seq`, and the stored nodes that exactly these complete. */
export interface AuditBatch {
  readonly entries: Iterable<LedgerEntry>;
  /**
   * Of level 1 and above, in any order: those whose `(index + 1) · 2^level` is above the first
   * `seq` of the batch and at most its last `seq` + 1. Leave out where nodes aren't kept.
   */
  readonly nodes?: Iterable<TreeNode>;
}

export interface AuditRest {
  /** `'unknown'` where the ledger's head isn't part of what is audited. */
  readonly head: LedgerHead | undefined | 'unknown';
  /** Nodes for which there are not enough entries, i.e. all that no batch has brought. */
  readonly nodesBeyond?: Iterable<TreeNode>;
  /** `seq` of each secret that belongs to no entry. */
  readonly secretsWithoutEntry?: Iterable<number>;
}

export interface AuditSummary extends SecretCounts {
  readonly entries: number;
  /** Missing when a broken sequence leaves the tree unknown. */
  readonly root: Uint8Array | undefined;
}

export interface LedgerAudit {
  readonly readBatch: (batch: AuditBatch) => void;
  readonly finish: (rest: AuditRest) => AuditSummary;
}

/**
 * Recomputes a whole ledger from its entries, batch by batch, and reports everything that doesn't
 * fit, with its place. Leaf texts are what is believed: hashes, nodes, head and roots are computed
 * from them. Once the sequence is broken, tree and roots are unknown and are no longer compared.
 * Keeps the frontier, the checkpoints and three bits for each entry.
 */
export function createLedgerAudit(terms: AuditTerms): LedgerAudit {
  const { report, sha256 = ownSha256 } = terms;
  const secrets = createSecretAudit(report, sha256);
  const seen = createSequenceSet();
  const claims = signedClaims(
    terms.checkpoints,
    { log: terms.logKeys, verify: terms.verify },
    report,
  );
  const state = {
    entries: 0,
    nextSeq: 0,
    inOrder: true,
    frontier: emptyFrontier,
    lastDate: undefined as string | undefined,
    nextClaim: 0,
  };

  function readBatch({ entries, nodes }: AuditBatch): void {
    compareReachedRoots();
    const completed: TreeNode[] = [];
    for (const entry of entries) readEntry(entry, completed);
    if (nodes && state.inOrder) compareNodes(completed, nodes, report);
  }

  function readEntry(entry: LedgerEntry, completed: TreeNode[]): void {
    if (!takesItsPlace(entry.seq)) return;
    const leaf = readLeaf(entry);
    secrets.read(entry, leaf);
    const hash = hashOf(entry);
    if (!equalBytes(hash, entry.hash)) {
      const place = { table: 'ledger_leaf', seq: entry.seq } as const;
      report({ code: 'leaf-hash-wrong', place, expected: hex(hash), found: hex(entry.hash) });
    }
    if (state.inOrder) grow(hash, completed);
  }

  /** Whether this entry is read at all: one with a number of no entry, or a second one, isn't. */
  function takesItsPlace(seq: number): boolean {
    const place = { table: 'ledger_leaf', seq } as const;
    const valid = Number.isSafeInteger(seq) && seq >= 0;
    const second = valid && seen.has(seq);
    if (valid && seq === state.nextSeq) return enter(seq);
    state.inOrder = false;
    if (!valid) report({ code: 'sequence-invalid', place });
    else if (second) report({ code: 'sequence-duplicate', place });
    else if (seq < state.nextSeq) report({ code: 'sequence-reordered', place });
    else reportGap(seq);
    return valid && !second && enter(seq);
  }

  function enter(seq: number): true {
    seen.add(seq);
    state.entries += 1;
    state.nextSeq = Math.max(state.nextSeq, seq + 1);
    return true;
  }

  function reportGap(found: number): void {
    const place = { table: 'ledger_leaf', seq: state.nextSeq } as const;
    const expected = String(state.nextSeq);
    report({ code: 'sequence-gap', place, expected, found: String(found) });
  }

  function readLeaf({ seq, leaf: text }: LedgerEntry): Leaf | undefined {
    const place = { table: 'ledger_leaf', seq } as const;
    const leaf = parseLeaf(text);
    if (!leaf) report({ code: 'leaf-not-canonical', place });
    if (leaf && state.lastDate && leaf.date < state.lastDate) {
      report({ code: 'date-backwards', place, expected: state.lastDate, found: leaf.date });
    }
    state.lastDate = leaf?.date ?? state.lastDate;
    return leaf;
  }

  function hashOf({ leaf, hash }: LedgerEntry): Uint8Array {
    return isWellFormed(leaf) ? hashOfLeafText(leaf, sha256) : hash;
  }

  function grow(hash: Uint8Array, completed: TreeNode[]): void {
    terms.onNode?.({ level: 0, index: state.frontier.size, hash });
    const { frontier, nodes } = appendLeaf(state.frontier, hash, sha256);
    state.frontier = frontier;
    for (const node of nodes) {
      completed.push(node);
      terms.onNode?.(node);
    }
    compareReachedRoots();
  }

  function compareReachedRoots(): void {
    let claim = claims[state.nextClaim];
    if (!claim || claim.size > state.frontier.size) return;
    const root = rootOf(state.frontier.peaks, sha256);
    while (claim && claim.size <= state.frontier.size) {
      compareRoot(claim, root, report);
      claim = claims[(state.nextClaim += 1)];
    }
  }

  function finish({ head, nodesBeyond, secretsWithoutEntry }: AuditRest): AuditSummary {
    compareReachedRoots();
    const { entries, lastDate, nextSeq: length } = state;
    const frontier = state.inOrder ? state.frontier : undefined;
    for (const node of nodesBeyond ?? []) superfluous(node, report);
    if (head !== 'unknown') compareHead({ length, frontier, lastDate }, head, report);
    for (const claim of claims) if (claim.size > length) reportCutOff(claim, length, report);
    const counts = secrets.finish(secretsWithoutEntry ?? []);
    return { entries, root: frontier && rootOf(frontier.peaks, sha256), ...counts };
  }

  return { readBatch, finish };
}
