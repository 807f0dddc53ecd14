/** Counting and releasing secret ballots (domain §5.2). */
export const gradeOrder = ['excellent', 'qualified', 'basicallyQualified', 'unqualified'] as const;
export type Grade = (typeof gradeOrder)[number];
/** What a ballot says about one person; `spoiled` names more than one grade. */
export type BallotCell = Grade | 'blank' | 'spoiled';
/**
 * Per person: the grades, and beside them what is none. A blank counts neither as a grade nor as an
 * abstention; a spoiled cell on a ballot that stays valid counts for this person only.
 */
export type PersonCounts = Readonly<Record<BallotCell, number>>;

/** Counts per person, in the order of the cells; ballots in `voided` (by index) count for nobody. */
export function tallyBallots(
  ballots: readonly (readonly BallotCell[])[],
  { voided = new Set() }: { readonly voided?: ReadonlySet<number> } = {},
): readonly PersonCounts[] {
  const people = ballots.reduce((most, cells) => Math.max(most, cells.length), 0);
  const valid = ballots.filter((_, index) => !voided.has(index));
  return Array.from({ length: people }, (_, person) =>
    countsOf(valid.map((cells) => cells[person])),
  );
}

function countsOf(cells: readonly (BallotCell | undefined)[]): PersonCounts {
  const counts = {
    excellent: 0,
    qualified: 0,
    basicallyQualified: 0,
    unqualified: 0,
    blank: 0,
    spoiled: 0,
  };
  for (const cell of cells) counts[cell ?? 'blank'] += 1;
  return counts;
}

export function gradedCount(counts: PersonCounts): number {
  return gradeOrder.reduce((sum, grade) => sum + counts[grade], 0);
}

export const secretBallotThreshold = 10;
const nearlyAll = 0.9;

export type Release =
  | { readonly kind: 'tooFew' }
  | { readonly kind: 'allOrNearlyAll'; readonly grade: Grade }
  | { readonly kind: 'counts'; readonly counts: PersonCounts };

/**
 * What may be shown of one person's tally outside the signed tally sheet. With fewer than `k` graded
 * ballots nothing: a percentage or a band would give the few voters away. When one grade takes 90 %
 * or more, only that: a number beside unanimity names every author.
 */
export function releaseOf(counts: PersonCounts, k: number = secretBallotThreshold): Release {
  const graded = gradedCount(counts);
  if (graded < k) return { kind: 'tooFew' };
  const top = gradeOrder.find((grade) => counts[grade] >= graded * nearlyAll);
  return top ? { kind: 'allOrNearlyAll', grade: top } : { kind: 'counts', counts };
}

/** Whether totals by class of voter may be shown: each class and the rest must reach `k`. */
export function maySplitByVoters(
  classes: readonly number[],
  k: number = secretBallotThreshold,
): boolean {
  const all = classes.reduce((sum, count) => sum + count, 0);
  return classes.every((count) => count >= k && all - count >= k);
}
