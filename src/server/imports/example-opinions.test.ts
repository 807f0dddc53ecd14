import { expect, test } from 'vitest';
import {
  countCodes,
  refsOf,
  resolvedExample,
  understoodExample,
} from '../../../test/support/example-sheets.ts';

const resolved = resolvedExample();

test('the box was opened twice, once empty, and held ten slips of which one is blank', () => {
  const [sheet] = understoodExample('意见箱登记.csv');

  expect(resolved.openings.map((opening) => opening.opinions.length)).toEqual([0, 10]);
  expect(resolved.openings.map((opening) => opening.keeperIds.length)).toEqual([2, 2]);
  expect(countCodes(sheet?.problems ?? [])).toEqual({ 'empty-opening': 1, 'blank-paper': 1 });
  expect(refsOf(sheet?.problems ?? [], 'blank-paper')).toEqual(['G12']);
});

test('the slips carry their class, and those that name a member say so', () => {
  const opinions = resolved.openings.flatMap((opening) => opening.opinions);

  expect(opinions.map((opinion) => opinion.sensitivity)).toEqual([
    'embarrassing',
    'harmsUnity',
    'normal',
    'privacy',
    'breach',
    'normal',
    'normal',
    'normal',
    'embarrassing',
    'normal',
  ]);
  expect(opinions.filter((opinion) => opinion.kind === 'suggestion')).toHaveLength(3);
  expect(refsOf(resolved.problems, 'opinion-names-person')).toEqual(['G6', 'G9']);
});

test('the public gave 11 problems and 19 ideas, of which four are older than their problem', () => {
  const [sheet] = understoodExample('群众意见征集表.xlsx');

  expect(resolved.contributions).toHaveLength(11);
  expect(resolved.ideas).toHaveLength(19);
  expect(countCodes(sheet?.problems ?? [])).toEqual({
    'category-only-counted': 1,
    'idea-before-problem': 4,
    'idea-without-problem': 3,
  });
  expect(refsOf(sheet?.problems ?? [], 'idea-before-problem')).toEqual([
    'G20',
    'G21',
    'G26',
    'G29',
  ]);
});

test('who spoke is only counted', () => {
  expect(resolved.categories).toEqual({
    villager: 9,
    representative: 7,
    enterprise: 4,
    selfEmployed: 10,
  });
  expect(JSON.stringify([resolved.contributions, resolved.ideas])).not.toContain('个体工商户');
});
