import { HASH_LENGTH, type Sha256 } from './bytes.ts';

/** RFC 6962 section 2.1: a leaf's hash is SHA-256(0x00 || leaf), so that none passes as a node. */
export const LEAF_PREFIX = new Uint8Array([0x00]);

/** RFC 6962 section 2.1: SHA-256(0x01 || left || right), both 32 bytes. */
export function nodeHash(left: Uint8Array, right: Uint8Array, sha256: Sha256): Uint8Array {
  const bytes = new Uint8Array(1 + 2 * HASH_LENGTH);
  bytes[0] = 0x01;
  bytes.set(left, 1);
  bytes.set(right, 1 + HASH_LENGTH);
  return sha256(bytes);
}

/** The root of a tree without leaves: SHA-256 of nothing. */
export function emptyRoot(sha256: Sha256): Uint8Array {
  return sha256(new Uint8Array());
}
