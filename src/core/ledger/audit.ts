import { isWellFormed } from '../kernel/canonical-json.ts';
import {
  compareRoot,
  reportCutOff,
  signedClaims,
  type CheckpointClaim,
  type KeptCheckpoint,
} from './audit-checkpoints.ts';
import type { AuditFindingCode, AuditPlace, ReportFinding } from './audit-finding.ts';
import { compareHead, type LedgerHead } from './audit-head.ts';
import { compareNodes, superfluous } from './audit-nodes.ts';
import {
  createSecretAudit,
  type EntrySecret,
  type SecretAudit,
  type SecretCounts,
} from './audit-secrets.ts';
import { equalBytes, hex, sha256, type Sha256 } from './bytes.ts';
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

/**
 * Recomputes a whole ledger from its entries, batch by batch, and reports everything that doesn't
 * fit, with its place. Leaf texts are what is believed: hashes, nodes, head and roots are computed
 * from them. Once the sequence is broken, tree and roots are unknown and are no longer compared.
 * Keeps the frontier, the checkpoints and three bits for each entry.
 */
export class LedgerAudit {
  readonly #terms: AuditTerms;
  readonly #report: ReportFinding;
  readonly #sha256: Sha256;
  readonly #secrets: SecretAudit;
  readonly #seen = createSequenceSet();
  readonly #claims: readonly CheckpointClaim[];
  #nextClaim = 0;
  #entries = 0;
  #nextSeq = 0;
  #inOrder = true;
  #frontier = emptyFrontier;
  #lastDate: string | undefined;

  constructor(terms: AuditTerms) {
    this.#terms = terms;
    this.#report = terms.report;
    this.#sha256 = terms.sha256 ?? sha256;
    this.#secrets = createSecretAudit(terms.report, this.#sha256);
    const keys = { log: terms.logKeys, verify: terms.verify };
    this.#claims = signedClaims(terms.checkpoints, keys, terms.report);
  }

  readBatch({ entries, nodes }: AuditBatch): void {
    const completed: TreeNode[] = [];
    this.#compareReachedRoots();
    for (const entry of entries) this.#readEntry(entry, completed);
    if (nodes && this.#inOrder) compareNodes(completed, nodes, this.#report);
  }

  finish({ head, nodesBeyond, secretsWithoutEntry }: AuditRest): AuditSummary {
    this.#compareReachedRoots();
    const [report, length, lastDate] = [this.#report, this.#nextSeq, this.#lastDate];
    const frontier = this.#inOrder ? this.#frontier : undefined;
    for (const node of nodesBeyond ?? []) superfluous(node, report);
    if (head !== 'unknown') compareHead({ length, frontier, lastDate }, head, report);
    for (const claim of this.#claims) if (claim.size > length) reportCutOff(claim, length, report);
    const counts = this.#secrets.finish(secretsWithoutEntry ?? []);
    const root = frontier && rootOf(frontier.peaks, this.#sha256);
    return { entries: this.#entries, root, ...counts };
  }

  #readEntry(entry: LedgerEntry, completed: TreeNode[]): void {
    if (!this.#takesItsPlace(entry.seq)) return;
    this.#secrets.read(entry, this.#readLeaf(entry));
    const hash = this.#hashOf(entry);
    if (!equalBytes(hash, entry.hash)) {
      const [expected, found] = [hex(hash), hex(entry.hash)];
      this.#report({ code: 'leaf-hash-wrong', place: leafAt(entry.seq), expected, found });
    }
    if (this.#inOrder) this.#grow(hash, completed);
  }

  /** An entry with a number that no entry has, or that one has already, is not read any further. */
  #takesItsPlace(seq: number): boolean {
    const code = this.#placeFinding(seq);
    if (code) {
      this.#inOrder = false;
      const expected = code === 'sequence-gap' ? this.#nextSeq : seq;
      this.#report({ code, place: leafAt(expected), found: String(seq) });
    }
    if (code === 'sequence-invalid' || code === 'sequence-duplicate') return false;
    this.#seen.add(seq);
    this.#entries += 1;
    this.#nextSeq = Math.max(this.#nextSeq, seq + 1);
    return true;
  }

  #placeFinding(seq: number): AuditFindingCode | undefined {
    if (!Number.isSafeInteger(seq) || seq < 0) return 'sequence-invalid';
    if (seq === this.#nextSeq) return undefined;
    if (seq > this.#nextSeq) return 'sequence-gap';
    return this.#seen.has(seq) ? 'sequence-duplicate' : 'sequence-reordered';
  }

  #readLeaf({ seq, leaf: text }: LedgerEntry): Leaf | undefined {
    const leaf = parseLeaf(text);
    if (!leaf) {
      this.#report({ code: 'leaf-not-canonical', place: leafAt(seq) });
      return undefined;
    }
    if (this.#lastDate && leaf.date < this.#lastDate) {
      const [expected, found] = [this.#lastDate, leaf.date];
      this.#report({ code: 'date-backwards', place: leafAt(seq), expected, found });
    }
    this.#lastDate = leaf.date;
    return leaf;
  }

  /** Text that has no bytes has no hash either; its stored one lets the audit go on. */
  #hashOf({ leaf, hash }: LedgerEntry): Uint8Array {
    return isWellFormed(leaf) ? hashOfLeafText(leaf, this.#sha256) : hash;
  }

  #grow(hash: Uint8Array, completed: TreeNode[]): void {
    this.#terms.onNode?.({ level: 0, index: this.#frontier.size, hash });
    const { frontier, nodes } = appendLeaf(this.#frontier, hash, this.#sha256);
    this.#frontier = frontier;
    for (const node of nodes) {
      completed.push(node);
      this.#terms.onNode?.(node);
    }
    this.#compareReachedRoots();
  }

  #compareReachedRoots(): void {
    let claim = this.#claims[this.#nextClaim];
    if (!claim || claim.size > this.#frontier.size) return;
    const root = rootOf(this.#frontier.peaks, this.#sha256);
    while (claim && claim.size <= this.#frontier.size) {
      compareRoot(claim, root, this.#report);
      claim = this.#claims[(this.#nextClaim += 1)];
    }
  }
}

function leafAt(seq: number): AuditPlace {
  return { table: 'ledger_leaf', seq };
}
