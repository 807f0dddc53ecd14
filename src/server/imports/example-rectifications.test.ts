import { expect, test } from 'vitest';
import {
  countCodes,
  refsOf,
  resolvedExample,
  understoodExample,
} from '../../../test/support/example-sheets.ts';

const resolved = resolvedExample();

test('13 rectifications, nine of them closed before the system and unverified', () => {
  const [sheet] = understoodExample('整改台账.xlsx');

  expect(resolved.rectifications).toHaveLength(13);
  expect(countCodes(sheet?.problems ?? [])).toEqual({ 'closed-before': 9 });
  expect(
    resolved.rectifications.filter((each) => each.completion !== 'done').map((each) => each.number),
  ).toEqual(['3', '5', '9', '11']);
});

test('one was verified by its owner, two by the owner’s subordinate', () => {
  expect(refsOf(resolved.problems, 'verified-by-owner')).toEqual(['J15']);
  expect(refsOf(resolved.problems, 'verified-by-subordinate')).toEqual(['J4', 'J10']);
  expect(
    resolved.rectifications.filter((each) => each.priorVerifier === 'someoneElse'),
  ).toHaveLength(6);
});

test('three owners are not of the responsible branch', () => {
  expect(refsOf(resolved.problems, 'owner-outside-unit')).toEqual(['F4', 'F8', 'F12']);
});

test('each stands beside the problem, idea or review that it follows from', () => {
  const [first] = resolved.rectifications;

  expect(resolved.rectifications.filter((each) => each.contribution)).toHaveLength(11);
  expect(resolved.rectifications.filter((each) => each.ideas.length === 1)).toHaveLength(11);
  expect(first?.contribution?.row).toBe(3);
  expect(resolved.rectifications.slice(11).map((each) => each.review)).toMatchObject([
    { sheet: '会议点评', row: 10 },
    { sheet: '现场点评', row: 3 },
  ]);
});

test('deadlines in five styles are days of 2026', () => {
  expect(resolved.rectifications.map((each) => each.deadline)).toEqual([
    '2026-10-15',
    '2026-11-15',
    '2026-12-15',
    '2026-10-15',
    '2026-09-30',
    '2026-12-15',
    '2026-10-15',
    '2026-11-15',
    '2026-12-15',
    '2026-10-15',
    '2026-11-15',
    '2026-10-31',
    '2026-04-23',
  ]);
});
