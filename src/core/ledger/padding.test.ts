import { expect, it } from 'vitest';
import { type Fact, isSealed } from './catalogue.ts';
import { padded } from './padding.ts';

const opinion = { type: 'opinion.registered', body: {} } as Fact;
const opening = { type: 'box.opened', body: {} } as Fact;

it.each([
  [1, 8],
  [8, 8],
  [9, 16],
])('makes %d opinions %d sealed entries, after everything open', (opinions, sealed) => {
  const facts = Array.from({ length: opinions }, () => [opinion, opening]).flat();

  const filled = padded(facts);

  expect(filled.filter(isSealed)).toHaveLength(sealed);
  expect(filled.slice(0, opinions).every(({ type }) => type === 'box.opened')).toBe(true);
});

it('leaves a commit without opinions as it is', () => {
  expect(padded([opening])).toEqual([opening]);
});
