import { accept, refuse, type Result } from '../kernel/result.ts';
import { base64, bytesOfBase64 } from './base64.ts';
import { concatBytes, hex, sha256, utf8 } from './bytes.ts';
import { publicKeyOf } from './ed25519.ts';

/** Signature type 0x01 of C2SP signed-note: Ed25519 over the text of the note. */
const ED25519_TYPE = Uint8Array.of(0x01);
const KEY_LENGTH = 32;
const SECRET_PREFIX = 'PRIVATE+KEY+';

/** Whose signatures are believed. The public form is the `vkey`, printed on the minutes. */
export interface VerifierKey {
  /** No white space and no plus sign, e.g. `log.example.cn/shangxi`. */
  readonly name: string;
  /** 8 lower-case hexadecimal digits. */
  readonly id: string;
  readonly publicKey: Uint8Array;
}

export interface SignerKey extends VerifierKey {
  readonly secretKey: Uint8Array;
}

export type NoteKeyRefusal = 'key-malformed' | 'key-type-unknown' | 'key-id-wrong';

/**
 * The key id of C2SP signed-note, four bytes:
 *
 *     SHA-256( UTF-8 name || 0x0A || 0x01 || 32 bytes public key )[0..4]
 */
export function verifierKey(name: string, publicKey: Uint8Array): VerifierKey {
  if (!isKeyName(name)) throw new RangeError(`no key name: ${name}`);
  if (publicKey.length !== KEY_LENGTH) throw new RangeError('public key of wrong length');
  return { name, id: keyId(name, publicKey), publicKey };
}

export function signerKey(name: string, secretKey: Uint8Array): SignerKey {
  return { ...verifierKey(name, publicKeyOf(secretKey)), secretKey };
}

/** `<name>+<id>+<base64 of 0x01 || public key>`, the `vkey`. */
export function writeVerifierKey(key: VerifierKey): string {
  return `${key.name}+${key.id}+${base64(concatBytes(ED25519_TYPE, key.publicKey))}`;
}

/** `PRIVATE+KEY+<name>+<id>+<base64 of 0x01 || secret key>`; whoever holds it can sign. */
export function writeSignerKey(key: SignerKey): string {
  const material = base64(concatBytes(ED25519_TYPE, key.secretKey));
  return `${SECRET_PREFIX}${key.name}+${key.id}+${material}`;
}

export function parseVerifierKey(text: string): Result<VerifierKey, NoteKeyRefusal> {
  const parts = keyParts(text);
  if (!parts.ok) return parts;
  const { name, id, material } = parts.value;
  const key = verifierKey(name, material);
  return key.id === id ? accept(key) : refuse('key-id-wrong');
}

export function parseSignerKey(text: string): Result<SignerKey, NoteKeyRefusal> {
  if (!text.startsWith(SECRET_PREFIX)) return refuse('key-malformed');
  const parts = keyParts(text.slice(SECRET_PREFIX.length));
  if (!parts.ok) return parts;
  const { name, id, material } = parts.value;
  const key = signerKey(name, material);
  return key.id === id ? accept(key) : refuse('key-id-wrong');
}

export function isKeyName(name: string): boolean {
  return /^[^\s+\p{Cc}\p{Surrogate}]+$/u.test(name);
}

interface KeyParts {
  readonly name: string;
  readonly id: string;
  readonly material: Uint8Array;
}

function keyParts(text: string): Result<KeyParts, NoteKeyRefusal> {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const typed = bytesOfBase64(encoded);
  if (!isKeyName(name) || !typed || typed.length === 0) return refuse('key-malformed');
  if (typed[0] !== ED25519_TYPE[0]) return refuse('key-type-unknown');
  const material = typed.slice(1);
  return material.length === KEY_LENGTH ? accept({ name, id, material }) : refuse('key-malformed');
}

function keyId(name: string, publicKey: Uint8Array): string {
  return hex(sha256(concatBytes(utf8(`${name}\n`), ED25519_TYPE, publicKey)).slice(0, 4));
}
