import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemCode } from '#core/imports/problem.ts';
import { accepted, exampleSent, exampleSteps, importer } from '../../../test/support/importing.ts';
import { openVillage, type Village } from '../../../test/support/village.ts';
import { fixedClock } from '../platform/clock.ts';

let village: Village;
let preview: Awaited<ReturnType<typeof previewed>>;

beforeAll(async () => {
  village = await openVillage(fixedClock('2026-11-01T01:00:00Z'));
  preview = await previewed();
});
afterAll(() => village.close());

async function previewed() {
  const door = importer(village);
  const { draftId } = accepted(await door.upload(exampleSent(exampleSteps.flat())));
  return accepted(await door.preview(draftId));
}

describe('the preview of all seven example files, as of 2026-11-01', () => {
  test.each<[string, ProblemCode, string, readonly string[]]>([
    ['three joint rows are two subjects each', 'joint-subjects', '会议点评', ['F8', 'F9', 'F10']],
    ['three secretaries review themselves', 'self-review', '会议点评', ['F11', 'F35', 'F54']],
    ['one ballot cell holds two grades', 'two-grades', '二支部', ['D5']],
    ['and the footer voids that sheet', 'ballot-voided', '二支部', ['A5']],
    ['one rectification was verified by its own owner', 'verified-by-owner', '整改', ['J15']],
    ['two by the owner’s subordinate', 'verified-by-subordinate', '整改', ['J4', 'J10']],
    [
      'some ideas are dated before their problem',
      'idea-before-problem',
      'Sheet1',
      ['G20', 'G21', 'G26', 'G29'],
    ],
    [
      'some owners are not of the responsible branch',
      'owner-outside-unit',
      '整改',
      ['F4', 'F8', 'F12'],
    ],
    ['one box opening is empty', 'empty-opening', '意见箱登记', ['A2']],
    ['one member has no shortcoming', 'no-shortcoming', '会议点评', ['H63']],
    [
      'eight members have one and the same text',
      'same-text',
      '会议点评',
      ['G14', 'G22', 'G30', 'G39', 'G47', 'G59', 'G67'],
    ],
    [
      'closures made before the system existed come in as closed before',
      'closed-before',
      '整改',
      ['K3', 'K4', 'K6', 'K8', 'K9', 'K10', 'K12', 'K14', 'K15'],
    ],
  ])('says at its cell that %s', (_, code, sheet, refs) => {
    const told = preview.problems.filter((problem) => problem.code === code);

    expect(told.every((problem) => problem.sheet === sheet)).toBe(true);
    expect(told.map((problem) => problem.ref)).toEqual(expect.arrayContaining([...refs]));
    if (code !== 'same-text') expect(told).toHaveLength(refs.length);
  });

  test('counts eight members with the same text and 39 blank ballot cells', () => {
    expect(preview.problemCounts).toMatchObject({ 'same-text': 8, 'ballots-blank': 39 });
  });

  test('names the file of each problem', () => {
    const files = new Set(exampleSteps.flat() as readonly string[]);

    expect(preview.problems.every((problem) => files.has(problem.file))).toBe(true);
  });

  test('asks nothing and would record what the files hold', () => {
    expect(preview).toMatchObject({
      questions: [],
      mayCommit: true,
      records: {
        organisations: 4,
        people: 66,
        cycles: 1,
        reviews: 106,
        openings: 2,
        opinions: 10,
        problems: 11,
        ideas: 19,
        rectifications: 13,
        tallies: 3,
      },
    });
  });
});
