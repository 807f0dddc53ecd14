import { isWellFormed } from '../kernel/canonical-json.ts';
import { accept, refuse, type Result } from '../kernel/result.ts';
import { base64, bytesOfBase64 } from './base64.ts';
import { bytesOfHex, concatBytes, hex, utf8 } from './bytes.ts';
import { signEd25519, verifyEd25519, type VerifyEd25519 } from './ed25519.ts';
import { isKeyName, type SignerKey, type VerifierKey } from './note-key.ts';

const LONGEST_NOTE = 1_000_000;
const MOST_SIGNATURES = 100;
const KEY_ID_LENGTH = 4;

export interface NoteSignature {
  readonly name: string;
  /** 8 hexadecimal digits; name and id together say which key and which algorithm. */
  readonly keyId: string;
  readonly signature: Uint8Array;
}

export interface OpenedNote {
  /** Ends with a line end, which is signed too. */
  readonly text: string;
  /** From known keys, all of them right. */
  readonly verified: readonly NoteSignature[];
  /** From unknown keys (rotated keys, witnesses): say nothing, and do no harm. */
  readonly unknown: readonly NoteSignature[];
}

/** The note can't be read; a known key's signature is wrong; no known key has signed. */
export type NoteRefusal = 'note-malformed' | 'note-signature-wrong' | 'note-not-signed';

/**
 * C2SP signed-note: the text, an empty line, then one line for each key:
 *
 *     — <key name> <base64 of 4 bytes key id || 64 bytes Ed25519 signature over the text>
 *
 * The dash is U+2014. Throws when the text doesn't end in a line end or holds control characters.
 */
export function signNote(text: string, keys: readonly SignerKey[]): string {
  if (!isNoteText(text)) throw new RangeError('this text can not be signed as a note');
  return `${text}\n${keys.map((key) => signatureLine(text, key)).join('')}`;
}

function signatureLine(text: string, key: SignerKey): string {
  const id = bytesOfHex(key.id);
  if (id?.length !== KEY_ID_LENGTH) throw new RangeError(`no key id: ${key.id}`);
  return `— ${key.name} ${base64(concatBytes(id, signEd25519(utf8(text), key.secretKey)))}\n`;
}

/** Refuses the note when any signature of a known key is wrong, even if another one is right. */
export function openNote(
  note: string,
  keys: readonly VerifierKey[],
  verify: VerifyEd25519 = verifyEd25519,
): Result<OpenedNote, NoteRefusal> {
  const parts = splitNote(note);
  if (!parts) return refuse('note-malformed');
  const message = utf8(parts.text);
  const verified: NoteSignature[] = [];
  const unknown: NoteSignature[] = [];
  for (const line of parts.signatures) {
    const key = keys.find(({ name, id }) => name === line.name && id === line.keyId);
    if (!key) unknown.push(line);
    else if (verify({ signature: line.signature, message, publicKey: key.publicKey })) {
      verified.push(line);
    } else return refuse('note-signature-wrong');
  }
  if (verified.length === 0) return refuse('note-not-signed');
  return accept({ text: parts.text, verified, unknown });
}

interface NoteParts {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

function splitNote(note: string): NoteParts | undefined {
  const split = note.lastIndexOf('\n\n');
  if (note.length > LONGEST_NOTE || split < 0 || !isNoteText(note)) return undefined;
  const lines = note.slice(split + 2, -1).split('\n');
  const signatures = lines.map(parseSignatureLine).filter((line) => line !== undefined);
  if (signatures.length !== lines.length || lines.length > MOST_SIGNATURES) return undefined;
  return { text: note.slice(0, split + 1), signatures };
}

function parseSignatureLine(line: string): NoteSignature | undefined {
  const [, name = '', encoded = ''] = /^— ([^ ]+) ([^ ]+)$/.exec(line) ?? [];
  const bytes = bytesOfBase64(encoded);
  if (!isKeyName(name) || !bytes || bytes.length <= KEY_ID_LENGTH) return undefined;
  const keyId = hex(bytes.slice(0, KEY_ID_LENGTH));
  return { name, keyId, signature: bytes.slice(KEY_ID_LENGTH) };
}

function isNoteText(text: string): boolean {
  return text.endsWith('\n') && isWellFormed(text) && !/[\0-\x09\x0b-\x1f]/.test(text);
}
