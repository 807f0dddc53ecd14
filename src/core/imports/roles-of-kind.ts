import { ballotRoles, isCandidateRole } from './ballot-columns.ts';
import { columnWords, type ColumnRole } from './column-words.ts';
import { cycleWords, type CycleRole } from './cycle-words.ts';
import { familyOf, type SheetKind } from './sheet-mapping.ts';

/** What a column can hold in any sheet; `candidate` and `voter` are those of a sheet of ballots. */
export type SheetRole = ColumnRole | CycleRole | (typeof ballotRoles)[number];

export const sheetRoles = [
  ...new Set([
    ...Object.values(columnWords).flatMap((words) => Object.keys(words)),
    ...Object.keys(cycleWords),
    ...ballotRoles,
  ]),
] as readonly SheetRole[];

/** The roles that a column of such a sheet can play, in the order in which they are offered. */
export function rolesOfKind(kind: SheetKind): readonly SheetRole[] {
  if (kind === 'ballots') return ballotRoles;
  if (kind === 'cycle') return Object.keys(cycleWords) as SheetRole[];
  const family = familyOf(kind);
  return family ? (Object.keys(columnWords[family]) as SheetRole[]) : [];
}

/** `candidate:7` is a candidate. */
export function sheetRole(role: string): SheetRole {
  return (isCandidateRole(role) ? 'candidate' : role) as SheetRole;
}
