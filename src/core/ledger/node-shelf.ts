import { HASH_LENGTH } from './bytes.ts';
import type { NodeReader, TreeNode } from './merkle-tree.ts';

/** All nodes of a tree in memory, 64 bytes for each leaf; each level is filled from the left. */
export interface NodeShelf {
  readonly put: (node: TreeNode) => void;
  /** Throws for a node that was not put. */
  readonly read: NodeReader;
}

export function createNodeShelf(): NodeShelf {
  const levels: Row[] = [];
  return {
    put: ({ level, index, hash }) => putInRow((levels[level] ??= emptyRow()), index, hash),
    read: (level, index) => readFromRow(levels[level] ?? emptyRow(), index),
  };
}

interface Row {
  bytes: Uint8Array;
  length: number;
}

function emptyRow(): Row {
  return { bytes: new Uint8Array(16 * HASH_LENGTH), length: 0 };
}

function putInRow(row: Row, index: number, hash: Uint8Array): void {
  if (index !== row.length) throw new RangeError(`node ${index} put after ${row.length} others`);
  const start = index * HASH_LENGTH;
  if (start === row.bytes.length) {
    const wider = new Uint8Array(2 * row.bytes.length);
    wider.set(row.bytes);
    row.bytes = wider;
  }
  row.bytes.set(hash, start);
  row.length += 1;
}

function readFromRow(row: Row, index: number): Uint8Array {
  if (index < 0 || index >= row.length) throw new RangeError(`no node ${index}`);
  return row.bytes.slice(index * HASH_LENGTH, (index + 1) * HASH_LENGTH);
}
