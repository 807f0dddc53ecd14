import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { isWellFormed } from '../kernel/canonical-json.ts';

/** SHA-256 (FIPS 180-4) of `bytes`, 32 bytes. The server passes the faster one of its runtime. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

export const HASH_LENGTH = 32;

/** Every runtime has it, browsers too; the libraries of core's types don't name it. */
declare const TextEncoder: new () => {
  readonly encode: (text: string) => Uint8Array;
  readonly encodeInto: (text: string, into: Uint8Array) => { readonly written: number };
};
const encoder = new TextEncoder();

export function sha256(bytes: Uint8Array): Uint8Array {
  return nobleSha256(bytes);
}

/** Throws for a lone surrogate, whose replacement would give two texts the same bytes. */
export function utf8(text: string): Uint8Array {
  if (!isWellFormed(text)) throw new RangeError('no UTF-8 for a lone surrogate');
  return encoder.encode(text);
}

/** Most texts fit; only longer ones cost memory of their own. */
const desk = new Uint8Array(16 * 1024);
const MOST_BYTES_OF_A_UNIT = 3;

/** The hash of some bytes followed by the UTF-8 bytes of a text, which must be well-formed. */
export function hashWithText(head: Uint8Array, text: string, hash: Sha256): Uint8Array {
  if (!isWellFormed(text)) throw new RangeError('no UTF-8 for a lone surrogate');
  if (head.length + text.length * MOST_BYTES_OF_A_UNIT > desk.length) {
    return hash(concatBytes(head, encoder.encode(text)));
  }
  desk.set(head);
  const { written } = encoder.encodeInto(text, desk.subarray(head.length));
  return hash(desk.subarray(0, head.length + written));
}

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let end = 0;
  for (const part of parts) {
    joined.set(part, end);
    end += part.length;
  }
  return joined;
}

export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  for (let at = 0; at < left.length; at += 1) if (left[at] !== right[at]) return false;
  return true;
}

export function hex(bytes: Uint8Array): string {
  return bytesToHex(bytes);
}

/** `undefined` unless the text is an even number of lower-case hexadecimal digits. */
export function bytesOfHex(text: string): Uint8Array | undefined {
  return /^(?:[0-9a-f]{2})*$/.test(text) ? hexToBytes(text) : undefined;
}
