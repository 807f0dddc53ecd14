import type { ReportFinding } from './audit-finding.ts';
import type { Sha256 } from './bytes.ts';
import { opensCommitment, type Opening } from './commitment.ts';
import { ERASE_LEAF_TYPE, erasedEntry } from './erasure.ts';
import type { Leaf } from './leaf.ts';
import { createSequenceSet } from './sequence-set.ts';

export interface EntrySecret {
  readonly seq: number;
  readonly salt?: Uint8Array;
  readonly payload?: string;
  /** Says itself that it is erased: then it must not carry a secret. */
  readonly erased?: boolean;
  /** Left out of this copy, so that nothing can be said about its content. */
  readonly withheld?: boolean;
}

export interface SecretCounts {
  readonly opened: number;
  readonly withheld: number;
  /** Missing, and an `erase` fact says why. */
  readonly erased: number;
}

export interface SecretAudit {
  /** `leaf` is undefined when the entry has no readable leaf. */
  readonly read: (entry: EntrySecret, leaf: Leaf | undefined) => void;
  readonly finish: (secretsWithoutEntry: Iterable<number>) => SecretCounts;
}

/**
 * Every content opens its commitment, or is withheld, or a later `erase` fact (which must itself
 * open) names it. Keeps two bits for each entry.
 */
export function createSecretAudit(report: ReportFinding, sha256: Sha256): SecretAudit {
  const present = createSequenceSet();
  const missing = createSequenceSet();
  const counts = { opened: 0, withheld: 0, erased: 0 };
  const finding = (code: Parameters<ReportFinding>[0]['code'], seq: number): void =>
    report({ code, place: { table: 'ledger_secret', seq } });

  function read(entry: EntrySecret, leaf: Leaf | undefined): void {
    const { seq } = entry;
    const opening = openingOf(entry);
    if (opening) {
      present.add(seq);
      if (entry.erased) finding('secret-kept-after-erasure', seq);
      return open(seq, opening, leaf);
    }
    if (entry.salt || entry.payload !== undefined) finding('secret-incomplete', seq);
    else if (entry.withheld && !entry.erased) counts.withheld += 1;
    else missing.add(seq);
  }

  function open(seq: number, opening: Opening, leaf: Leaf | undefined): void {
    if (!leaf) return;
    if (!opensCommitment(leaf.commitment, opening, sha256)) {
      return finding('commitment-does-not-open', seq);
    }
    counts.opened += 1;
    if (leaf.type === ERASE_LEAF_TYPE) applyErasure(seq, opening.payload);
  }

  function applyErasure(seq: number, payload: string): void {
    const ref = erasedEntry(payload);
    if (ref === undefined) return finding('erasure-unreadable', seq);
    if (ref >= seq) return finding('erasure-without-target', seq);
    if (present.has(ref)) return finding('secret-kept-after-erasure', ref);
    if (!missing.has(ref)) return;
    missing.remove(ref);
    counts.erased += 1;
  }

  function finish(secretsWithoutEntry: Iterable<number>): SecretCounts {
    for (const seq of missing.all()) finding('secret-missing', seq);
    for (const seq of secretsWithoutEntry) finding('secret-without-entry', seq);
    return counts;
  }

  return { read, finish };
}

function openingOf({ salt, payload }: EntrySecret): Opening | undefined {
  return salt && payload !== undefined ? { salt, payload } : undefined;
}
