import { expect, test } from 'vitest';
import { gradedCount } from '#core/appraisals/tally.ts';
import {
  countCodes,
  refsOf,
  resolvedExample,
  understoodExample,
} from '../../../test/support/example-sheets.ts';

const sheets = understoodExample('民主评议测评票(录入).xlsx');
const { tallies, members, problems } = resolvedExample();

test('65 members are graded; the probationary one is not', () => {
  const graded = tallies.flatMap((tally) => tally.rows.map((row) => row.personId));
  const probationary = members.find((member) => member.probationary);

  expect(graded).toHaveLength(65);
  expect(graded).not.toContain(probationary?.personId);
  expect(countCodes(problems)['member-without-ballots']).toBeUndefined();
});

test('39 cells are blank and one holds two grades, for which the footer voids its ballot', () => {
  expect(countCodes(sheets.flatMap((sheet) => sheet.problems))).toEqual({
    'ballots-blank': 39,
    'two-grades': 1,
    'ballot-voided': 1,
  });
  expect(refsOf(sheets[1]?.problems ?? [], 'two-grades')).toEqual(['D5']);
  expect(refsOf(sheets[1]?.problems ?? [], 'ballot-voided')).toEqual(['A5']);
});

test('issued, collected and valid stand as in the footers', () => {
  expect(tallies.map(({ issued, collected, valid }) => [issued, collected, valid])).toEqual([
    [27, 26, 26],
    [22, 21, 20],
    [26, 25, 25],
  ]);
});

test('each person’s grades and blanks add up to the valid ballots', () => {
  for (const tally of tallies) {
    for (const { counts } of tally.rows) {
      expect(gradedCount(counts) + counts.blank + counts.spoiled).toBe(tally.valid);
    }
  }
});

test('no single ballot is in what was understood', () => {
  expect(JSON.stringify(sheets.map((sheet) => sheet.content))).not.toMatch(/优秀|"党员"/);
});
