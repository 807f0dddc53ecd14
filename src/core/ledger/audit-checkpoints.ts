import type { AuditFindingCode, AuditPlace, ReportFinding } from './audit-finding.ts';
import { equalBytes, hex } from './bytes.ts';
import { openCheckpoint, type Checkpoint, type CheckpointRefusal } from './checkpoint.ts';
import type { VerifyEd25519 } from './ed25519.ts';
import type { VerifierKey } from './note-key.ts';

/** One checkpoint as it is kept. */
export interface KeptCheckpoint {
  readonly note: string;
  /** The key of its row, which must be the size that the note says. */
  readonly size?: number;
  /** Whether it is the log's own row or came from outside its reach: minutes, witness, printout. */
  readonly kept: 'ledger_checkpoint' | 'outside_checkpoint';
}

export interface CheckpointClaim extends Checkpoint {
  readonly place: AuditPlace;
}

const codes: Record<CheckpointRefusal, AuditFindingCode> = {
  'note-malformed': 'checkpoint-unreadable',
  'checkpoint-malformed': 'checkpoint-unreadable',
  'note-signature-wrong': 'checkpoint-signature-wrong',
  'note-not-signed': 'checkpoint-signature-wrong',
  'checkpoint-origin-wrong': 'checkpoint-origin-wrong',
};

/** The claims that a key of the log has signed, by size; the rest is reported. */
export function signedClaims(
  kept: Iterable<KeptCheckpoint>,
  keys: { readonly log: readonly VerifierKey[]; readonly verify?: VerifyEd25519 },
  report: ReportFinding,
): readonly CheckpointClaim[] {
  const claims: CheckpointClaim[] = [];
  for (const checkpoint of kept) {
    const opened = openCheckpoint(checkpoint.note, keys.log, keys.verify);
    const place = placeOf(checkpoint, opened.ok ? opened.value.size : undefined);
    if (!opened.ok) report({ code: codes[opened.refusal], place });
    else {
      const { origin, size, root } = opened.value;
      const told = checkpoint.size ?? size;
      if (told !== size) report({ code: 'checkpoint-size-wrong', place, ...texts(size, told) });
      claims.push({ origin, size, root, place });
    }
  }
  return claims.sort((left, right) => left.size - right.size);
}

export function compareRoot(claim: CheckpointClaim, root: Uint8Array, report: ReportFinding): void {
  if (equalBytes(claim.root, root)) return;
  const { place } = claim;
  report({ code: 'checkpoint-root-wrong', place, expected: hex(claim.root), found: hex(root) });
}

/** For a checkpoint over more entries than there are. */
export function reportCutOff(claim: CheckpointClaim, length: number, report: ReportFinding): void {
  report({ code: 'ledger-cut-off', place: claim.place, ...texts(claim.size, length) });
}

function placeOf({ kept, size }: KeptCheckpoint, signedSize: number | undefined): AuditPlace {
  return { table: kept, size: size ?? signedSize };
}

function texts(expected: number, found: number): { expected: string; found: string } {
  return { expected: String(expected), found: String(found) };
}
