import { sha256, type Sha256 } from './bytes.ts';
import { peaksOf, rootOf, type NodeReader } from './merkle-tree.ts';

interface Tree {
  readonly size: number;
  readonly read: NodeReader;
  readonly sha256?: Sha256;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The audit path of RFC 6962 section 2.1.1 for leaf `index` in the tree of `size` leaves, from the
 * leaf's sibling up to the root's child; at most log2(size), rounded up, hashes. Throws when the
 * leaf isn't in the tree.
 */
export function inclusionProof(index: number, tree: Tree): readonly Uint8Array[] {
  if (!isCount(index) || !isCount(tree.size) || index >= tree.size) {
    throw new RangeError(`no leaf ${index} among ${tree.size}`);
  }
  return pathIn(tree, { start: 0, end: tree.size }, index);
}

function pathIn(tree: Tree, span: Span, index: number): readonly Uint8Array[] {
  if (span.end - span.start <= 1) return [];
  const [left, right] = halves(span);
  return index < left.end
    ? [...pathIn(tree, left, index), spanRoot(tree, right)]
    : [...pathIn(tree, right, index), spanRoot(tree, left)];
}

/**
 * The consistency proof of RFC 6962 section 2.1.2: that the tree of `size` leaves begins with the
 * tree of `oldSize` leaves. Empty for equal sizes and for `oldSize` 0. Throws when `oldSize` is
 * larger than `size`.
 */
export function consistencyProof(oldSize: number, tree: Tree): readonly Uint8Array[] {
  if (!isCount(oldSize) || !isCount(tree.size) || oldSize > tree.size) {
    throw new RangeError(`no tree of ${oldSize} in one of ${tree.size} leaves`);
  }
  if (oldSize === 0 || oldSize === tree.size) return [];
  return subproof(tree, { start: 0, end: tree.size }, oldSize);
}

function subproof(tree: Tree, span: Span, oldSize: number): readonly Uint8Array[] {
  if (span.end === oldSize) return span.start === 0 ? [] : [spanRoot(tree, span)];
  const [left, right] = halves(span);
  return oldSize <= left.end
    ? [...subproof(tree, left, oldSize), spanRoot(tree, right)]
    : [...subproof(tree, right, oldSize), spanRoot(tree, left)];
}

/** RFC 6962 splits at the largest power of two smaller than the number of leaves. */
function halves({ start, end }: Span): readonly [Span, Span] {
  const middle = start + 2 ** Math.floor(Math.log2(end - start - 1 || 1));
  return [
    { start, end: middle },
    { start: middle, end },
  ];
}

function spanRoot(tree: Tree, { start, end }: Span): Uint8Array {
  return rootOf(peaksOf(start, end, tree.read), tree.sha256 ?? sha256);
}

export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
