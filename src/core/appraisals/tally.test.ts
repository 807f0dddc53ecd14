import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  gradedCount,
  gradeOrder,
  maySplitByVoters,
  releaseOf,
  tallyBallots,
  type PersonCounts,
} from './tally.ts';

const none: PersonCounts = {
  excellent: 0,
  qualified: 0,
  basicallyQualified: 0,
  unqualified: 0,
  blank: 0,
  spoiled: 0,
};

test('a blank is neither a grade nor an abstention, and a voided ballot counts for nobody', () => {
  const counts = tallyBallots(
    [
      ['excellent', 'blank'],
      ['spoiled', 'qualified'],
      ['qualified', 'qualified'],
    ],
    { voided: new Set([1]) },
  );

  expect(counts).toEqual([
    { ...none, excellent: 1, qualified: 1 },
    { ...none, qualified: 1, blank: 1 },
  ]);
});

test('whatever was voted, the counts of a person add up to the valid ballots', () => {
  const cell = fc.constantFrom(...gradeOrder, 'blank' as const, 'spoiled' as const);
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1 }),
      (ballots) => {
        for (const counts of tallyBallots(ballots)) {
          expect(gradedCount(counts) + counts.blank + counts.spoiled).toBe(ballots.length);
        }
      },
    ),
  );
});

test.each([
  [
    'nine ballots show nothing, not even that all agree',
    { ...none, excellent: 9 },
    { kind: 'tooFew' },
  ],
  [
    'blanks do not lift a tally over the threshold',
    { ...none, excellent: 9, blank: 5 },
    { kind: 'tooFew' },
  ],
  [
    'all of ten show only the band',
    { ...none, qualified: 10 },
    { kind: 'allOrNearlyAll', grade: 'qualified' },
  ],
  [
    'nine of ten as well',
    { ...none, qualified: 9, excellent: 1 },
    { kind: 'allOrNearlyAll', grade: 'qualified' },
  ],
])('%s', (_, counts, release) => {
  expect(releaseOf(counts)).toEqual(release);
});

test('eight of ten show the counts', () => {
  const counts = { ...none, qualified: 8, excellent: 2 };

  expect(releaseOf(counts)).toEqual({ kind: 'counts', counts });
});

test('voters are not split when a class or the rest is small', () => {
  expect(maySplitByVoters([22, 4])).toBe(false);
  expect(maySplitByVoters([22, 12])).toBe(true);
});
