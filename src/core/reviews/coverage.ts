import type { reviewModes } from './facts.ts';

export type ReviewMode = (typeof reviewModes)[number];

export interface CoverageSubject {
  readonly kind: 'organisation' | 'person';
  readonly subjectId: string;
  readonly name: string;
  readonly unitId: string;
  readonly unitName: string;
}

export interface CoverageCount {
  readonly subjectId: string;
  readonly mode: ReviewMode;
  readonly by: 'self' | 'other';
  readonly n: number;
}

export interface CoverageRow extends CoverageSubject {
  /** Reviews by somebody else, by mode. */
  readonly byMode: Readonly<Partial<Record<ReviewMode, number>>>;
  readonly byOthers: number;
  readonly bySelf: number;
  /** `gap`: nobody; `selfOnly`: nobody but the person; R10 asks for at least one review. */
  readonly standing: 'gap' | 'selfOnly' | 'reviewed';
}

export interface CoverageShare {
  readonly total: number;
  readonly reviewed: number;
  readonly byOthers: number;
}

/**
 * Every subject with its counts, gaps first, then those that only reviewed themselves. Counts of one
 * subject and mode add up; negative ones take back what a reader may not know.
 */
export function coverageOf(
  subjects: readonly CoverageSubject[],
  counts: readonly CoverageCount[],
): readonly CoverageRow[] {
  const bySubject = Map.groupBy(counts, (count) => count.subjectId);
  const rows = subjects.map((subject) => rowOf(subject, bySubject.get(subject.subjectId) ?? []));
  const order = { gap: 0, selfOnly: 1, reviewed: 2 } as const;
  return rows.sort((a, b) => order[a.standing] - order[b.standing]);
}

export function shareOf(rows: readonly CoverageRow[]): CoverageShare {
  return {
    total: rows.length,
    reviewed: rows.filter((row) => row.standing !== 'gap').length,
    byOthers: rows.filter((row) => row.standing === 'reviewed').length,
  };
}

function rowOf(subject: CoverageSubject, counts: readonly CoverageCount[]): CoverageRow {
  const others = counts.filter((count) => count.by === 'other');
  const modes = Map.groupBy(others, (count) => count.mode);
  const totals = [...modes].map(([mode, counted]) => [mode, sum(counted)] as const);
  const byMode = Object.fromEntries(totals.filter(([, n]) => n > 0));
  const byOthers = sum(others);
  const bySelf = sum(counts) - byOthers;
  return { ...subject, byMode, byOthers, bySelf, standing: standingOf(byOthers, bySelf) };
}

function standingOf(byOthers: number, bySelf: number): CoverageRow['standing'] {
  if (byOthers > 0) return 'reviewed';
  return bySelf > 0 ? 'selfOnly' : 'gap';
}

function sum(counts: readonly CoverageCount[]): number {
  return counts.reduce((total, count) => total + count.n, 0);
}
