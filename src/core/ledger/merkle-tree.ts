import { HASH_LENGTH, sha256, type Sha256 } from './bytes.ts';
import { emptyRoot, nodeHash } from './merkle-hash.ts';

/**
 * The tree of RFC 6962 section 2.1 (same in RFC 9162). Node (`level`, `index`) stands over the
 * leaves `index · 2^level` up to but without `(index + 1) · 2^level`; level 0 are the leaf hashes.
 * A node is stored once all its leaves exist and never changes: n leaves give fewer than n nodes.
 */
export interface TreeNode {
  readonly level: number;
  readonly index: number;
  readonly hash: Uint8Array;
}

export type NodeReader = (level: number, index: number) => Uint8Array;

/**
 * All that is needed to append: the roots of the full subtrees, from the largest (left) to the
 * smallest (right), one for each one-bit of `size`.
 */
export interface Frontier {
  readonly size: number;
  readonly peaks: readonly Uint8Array[];
}

export const emptyFrontier: Frontier = { size: 0, peaks: [] };

export interface Appended {
  readonly frontier: Frontier;
  /** The nodes of level 1 and above that this leaf completes, lowest first. */
  readonly nodes: readonly TreeNode[];
}

export function appendLeaf(frontier: Frontier, leaf: Uint8Array, hash: Sha256 = sha256): Appended {
  const peaks = frontier.peaks.slice();
  const nodes: TreeNode[] = [];
  let node: TreeNode = { level: 0, index: frontier.size, hash: leaf };
  while (node.index % 2 === 1) {
    const left = peaks.pop();
    if (!left) throw new Error(`frontier of ${frontier.size} leaves lacks a peak`);
    node = parentOf(node, nodeHash(left, node.hash, hash));
    nodes.push(node);
  }
  peaks.push(node.hash);
  return { frontier: { size: frontier.size + 1, peaks }, nodes };
}

function parentOf(node: TreeNode, hash: Uint8Array): TreeNode {
  return { level: node.level + 1, index: Math.floor(node.index / 2), hash };
}

export function rootOf(peaks: readonly Uint8Array[], hash: Sha256 = sha256): Uint8Array {
  const [last, ...larger] = peaks.toReversed();
  if (!last) return emptyRoot(hash);
  return larger.reduce((right, left) => nodeHash(left, right, hash), last);
}

/** A frontier of `size` leaves has one peak of 32 bytes for each one-bit of `size`. */
export function isFrontier(frontier: Frontier): boolean {
  if (!Number.isSafeInteger(frontier.size) || frontier.size < 0) return false;
  const ones = frontier.size.toString(2).replaceAll('0', '').length;
  const whole = frontier.peaks.every((peak) => peak.length === HASH_LENGTH);
  return whole && frontier.peaks.length === ones;
}

/** The frontier that the tree had when it held `size` leaves, from stored nodes. */
export function frontierAt(size: number, read: NodeReader): Frontier {
  return { size, peaks: peaksOf(0, size, read) };
}

export function rootAt(size: number, read: NodeReader, hash: Sha256 = sha256): Uint8Array {
  return rootOf(peaksOf(0, size, read), hash);
}

/** Peaks over the leaves from `start` up to but without `end`; `start` is a multiple of the first. */
export function peaksOf(start: number, end: number, read: NodeReader): readonly Uint8Array[] {
  const peaks: Uint8Array[] = [];
  let from = start;
  while (from < end) {
    const level = Math.floor(Math.log2(end - from));
    peaks.push(read(level, from / 2 ** level));
    from += 2 ** level;
  }
  return peaks;
}
