import { accept, refuse, type Result } from '../kernel/result.ts';
import { base64, bytesOfBase64 } from './base64.ts';
import { HASH_LENGTH } from './bytes.ts';
import type { VerifyEd25519 } from './ed25519.ts';
import type { SignerKey, VerifierKey } from './note-key.ts';
import { openNote, signNote, type NoteRefusal, type NoteSignature } from './signed-note.ts';

/** What a log vouches for: these many entries, and this root over them. */
export interface Checkpoint {
  /** Names the log, `log.<domain>/<organisation>`; equals the name of its key. */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

export interface OpenedCheckpoint extends Checkpoint {
  readonly verified: readonly NoteSignature[];
  readonly unknown: readonly NoteSignature[];
}

export type CheckpointRefusal = NoteRefusal | 'checkpoint-malformed' | 'checkpoint-origin-wrong';

/** C2SP tlog-checkpoint: `<origin>\n<size in decimal>\n<base64 of the root>\n`. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  const text = `${origin}\n${size}\n${base64(root)}\n`;
  if (!parseCheckpointText(text)) throw new RangeError(`no checkpoint: ${text}`);
  return text;
}

/** Extension lines are read over: they may carry anything, and nothing here believes them. */
export function parseCheckpointText(text: string): Checkpoint | undefined {
  const lines = text.split('\n');
  const [origin = '', decimal = '', encoded = ''] = lines;
  if (lines.pop() !== '' || lines.length < 3 || lines.includes('')) return undefined;
  const root = bytesOfBase64(encoded);
  const size = /^(?:0|[1-9]\d*)$/.test(decimal) ? Number(decimal) : Number.NaN;
  if (!Number.isSafeInteger(size) || root?.length !== HASH_LENGTH) return undefined;
  return { origin, size, root };
}

/** The signed note. Throws when the key isn't the one of the log that the checkpoint names. */
export function signCheckpoint(checkpoint: Checkpoint, key: SignerKey): string {
  if (key.name !== checkpoint.origin) throw new RangeError(`${key.name} is another log's key`);
  return signNote(checkpointText(checkpoint), [key]);
}

/** Believes a note only if a key of the very log that it names has signed it. */
export function openCheckpoint(
  note: string,
  logKeys: readonly VerifierKey[],
  verify?: VerifyEd25519,
): Result<OpenedCheckpoint, CheckpointRefusal> {
  const opened = openNote(note, logKeys, verify);
  if (!opened.ok) return opened;
  const { text, verified, unknown } = opened.value;
  const checkpoint = parseCheckpointText(text);
  if (!checkpoint) return refuse('checkpoint-malformed');
  const own = verified.some(({ name }) => name === checkpoint.origin);
  return own ? accept({ ...checkpoint, verified, unknown }) : refuse('checkpoint-origin-wrong');
}
