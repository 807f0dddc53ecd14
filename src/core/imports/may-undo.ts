import type { Reach } from '../people/permissions.ts';
import type { ImportKind } from './facts.ts';

/**
 * Who may take an import back: the head of the leading group, but not what came out of the box,
 * since a slip may be about the head. That is for a keeper, or for the operator.
 */
export function mayUndo(kinds: readonly ImportKind[], reach: ReadonlySet<Reach>): boolean {
  if (reach.has('whole')) return true;
  if (kinds.includes('box')) return reach.has('keepsBox') && !reach.has('open');
  return reach.has('open');
}
