import { expect, it } from 'vitest';
import { acceptsRectification, acceptsReviews, moveCycle, nextCycleState } from './cycle-states.ts';
import { cycleStates } from './facts.ts';

const pairs = cycleStates.flatMap((from, i) => cycleStates.map((to, j) => ({ from, to, i, j })));

it.each(pairs)('from $from to $to', ({ from, to, i, j }) => {
  expect(moveCycle(from, to).ok).toBe(j === i + 1);
});

it('ends archived', () => {
  expect(nextCycleState('archived')).toBeUndefined();
});

it.each([
  ['draft', false, false],
  ['published', true, true],
  ['running', true, true],
  ['closing', false, true],
  ['reported', false, false],
  ['archived', false, false],
] as const)('%s takes reviews: %s, rectification: %s', (state, reviews, rectification) => {
  expect(acceptsReviews(state)).toBe(reviews);
  expect(acceptsRectification(state)).toBe(rectification);
});
