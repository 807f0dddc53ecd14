import type { Columns } from './recognise-columns.ts';

/** What a column of a sheet of ballots can hold; many hold a candidate, each the grades of one person. */
export const ballotRoles = ['number', 'voter', 'candidate'] as const;

const candidatePrefix = 'candidate:';

/** Each candidate has a role of its own: `candidate:7` stands in column 7. */
export function candidateRole(column: number): string {
  return `${candidatePrefix}${column}`;
}

export function isCandidateRole(role: string): boolean {
  return role.startsWith(candidatePrefix);
}

export function missingBallotRoles(columns: Columns): readonly string[] {
  return Object.keys(columns).some(isCandidateRole) ? [] : ['candidate'];
}

export type CorrectedColumns = Readonly<Record<string, number | null>>;
type Corrected = readonly [role: string, column: number | null];

/** Only what a sheet of ballots can hold; whoever is graded has a title, which is the name. */
export function ballotCorrections(
  corrected: CorrectedColumns,
  hasTitle: (column: number) => boolean,
): CorrectedColumns {
  const entries = Object.entries(corrected).flatMap(([role, column]): readonly Corrected[] => {
    if (role === 'number' || role === 'voter') return [[role, column]];
    if (!isCandidateRole(role)) return [];
    if (column === null) return [[role, null]];
    return hasTitle(column) ? [[candidateRole(column), column]] : [];
  });
  return Object.fromEntries(entries);
}
