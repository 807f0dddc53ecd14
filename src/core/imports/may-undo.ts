import type { Role } from '../people/roles.ts';
import type { ImportKind } from './facts.ts';

/**
 * Who may take an import back: the head of the leading group, but not what came out of the box,
 * since a slip may be about the head. That is for a keeper, or for the operator.
 */
export function mayUndo(kinds: readonly ImportKind[], roles: ReadonlySet<Role>): boolean {
  if (roles.has('operator')) return true;
  if (kinds.includes('box')) return roles.has('boxKeeper') && !roles.has('head');
  return roles.has('head');
}
