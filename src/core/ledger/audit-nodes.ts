import type { ReportFinding } from './audit-finding.ts';
import { equalBytes, hex } from './bytes.ts';
import type { TreeNode } from './merkle-tree.ts';

/** How many entries there must be before this node can stand: those left of it and its own. */
export function entriesBelow({ level, index }: Pick<TreeNode, 'level' | 'index'>): number {
  return (index + 1) * 2 ** level;
}

/** Compares the stored nodes with those that the entries of the same batch complete. */
export function compareNodes(
  computed: readonly TreeNode[],
  stored: Iterable<TreeNode>,
  report: ReportFinding,
): void {
  const expected = new Map(computed.map((node) => [nodeNumber(node), node]));
  for (const node of stored) {
    const due = expected.get(nodeNumber(node));
    if (!due || !isPlace(node)) superfluous(node, report);
    else if (!equalBytes(due.hash, node.hash)) wrong(due, node, report);
    if (due && isPlace(node)) expected.delete(nodeNumber(node));
  }
  for (const { level, index, hash } of expected.values()) {
    const place = { table: 'ledger_node', level, index } as const;
    report({ code: 'node-missing', place, expected: hex(hash) });
  }
}

export function superfluous({ level, index, hash }: TreeNode, report: ReportFinding): void {
  const place = { table: 'ledger_node', level, index } as const;
  report({ code: 'node-superfluous', place, found: hex(hash) });
}

function wrong(due: TreeNode, stored: TreeNode, report: ReportFinding): void {
  const place = { table: 'ledger_node', level: due.level, index: due.index } as const;
  report({ code: 'node-wrong', place, expected: hex(due.hash), found: hex(stored.hash) });
}

function isPlace({ level, index }: TreeNode): boolean {
  return Number.isSafeInteger(index) && index >= 0 && Number.isInteger(level) && level >= 1;
}

/** One number for each node, its place in a walk from left to right through an endless tree. */
function nodeNumber({ level, index }: TreeNode): number {
  return (2 * index + 1) * 2 ** level;
}
