import { equalBytes, HASH_LENGTH, sha256, type Sha256 } from './bytes.ts';
import { emptyRoot, nodeHash } from './merkle-hash.ts';
import { isCount } from './merkle-proof.ts';

export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  /** Leaf hash, i.e. SHA-256(0x00 || leaf). */
  readonly leaf: Uint8Array;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** RFC 9162 section 2.1.3.2. */
export function provesInclusion(claim: InclusionClaim, hash: Sha256 = sha256): boolean {
  const { index, size, leaf, root, proof } = claim;
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  if (![leaf, root, ...proof].every(isHash)) return false;
  let [node, last, computed] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      computed = nodeHash(sibling, computed, hash);
      [node, last] = withoutTrailingZeros(node, last);
    } else {
      computed = nodeHash(computed, sibling, hash);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equalBytes(computed, root);
}

export interface ConsistencyClaim {
  readonly oldSize: number;
  readonly size: number;
  readonly oldRoot: Uint8Array;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** RFC 9162 section 2.1.4.2; with an empty old tree, its root must be that of no leaves. */
export function provesConsistency(claim: ConsistencyClaim, hash: Sha256 = sha256): boolean {
  const { oldSize, size, oldRoot, root, proof } = claim;
  if (!isCount(oldSize) || !isCount(size) || oldSize > size) return false;
  if (![oldRoot, root, ...proof].every(isHash)) return false;
  if (oldSize === 0 && !equalBytes(oldRoot, emptyRoot(hash))) return false;
  if (oldSize === size) return proof.length === 0 && equalBytes(oldRoot, root);
  if (oldSize === 0) return proof.length === 0;
  return climbs(claim, hash);
}

function climbs({ oldSize, size, oldRoot, root, proof }: ConsistencyClaim, hash: Sha256): boolean {
  const [first, ...rest] = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof;
  if (!first || proof.length === 0) return false;
  let [node, last] = withoutTrailingOnes(oldSize - 1, size - 1);
  let [oldComputed, computed] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      oldComputed = nodeHash(sibling, oldComputed, hash);
      computed = nodeHash(sibling, computed, hash);
      [node, last] = withoutTrailingZeros(node, last);
    } else {
      computed = nodeHash(computed, sibling, hash);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equalBytes(oldComputed, oldRoot) && equalBytes(computed, root);
}

function withoutTrailingZeros(node: number, last: number): [node: number, last: number] {
  return node % 2 === 1 || node === 0 ? [node, last] : withoutTrailingZeros(half(node), half(last));
}

function withoutTrailingOnes(node: number, last: number): [node: number, last: number] {
  return node % 2 === 0 ? [node, last] : withoutTrailingOnes(half(node), half(last));
}

/** Sizes may exceed 2^31, so no bit operators. */
function half(value: number): number {
  return Math.floor(value / 2);
}

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value)) && 2 ** Math.log2(value) === value;
}

function isHash(bytes: Uint8Array): boolean {
  return bytes.length === HASH_LENGTH;
}
