import { describe, expect, test } from 'vitest';
import { tableOf } from '../../../test/support/sheet-table.ts';
import { rolesOfKind } from './roles-of-kind.ts';
import { mapSheet, type MappingCorrection } from './sheet-mapping.ts';
import { understandSheets } from './understand-sheets.ts';

const rows = [
  ['一支部测评票'],
  ['票号', '谁投', '张三', '李四', '王五', '得分', ''],
  ['1', '甲类', '优秀', '合格', '优秀', '3', 'x'],
  ['2', '群众代表', '合格', '合格', '弃权', '2', 'x'],
  ['3', '群众代表', '合格', '不合格', '弃权', '2', 'x'],
  ['发出3张,收回3张,有效3张'],
];
const table = tableOf('一支部', rows);

function ballotsWith(columns: MappingCorrection['columns'] = {}) {
  const [sheet] = understandSheets([table], { year: 2026 }, { 一支部: { columns } });
  const content = sheet?.content?.kind === 'ballots' ? sheet.content : undefined;
  return {
    sheet,
    unmapped: sheet?.mapping?.unmapped,
    candidates: content?.candidates.map(({ name }) => name),
    voters: content?.voters,
    told: sheet?.problems.map(({ code, params }) => [code, params['title'] ?? params['role']]),
  };
}

describe('a sheet of ballots of which some columns were not understood', () => {
  test('asks what they hold', () => {
    const found = ballotsWith();

    expect(found.candidates).toEqual(['张三', '李四']);
    expect(found.unmapped).toEqual([1, 4, 5]);
    expect(rolesOfKind('ballots')).toEqual(['number', 'voter', 'candidate']);
  });

  test('counts whoever a person pointed out, and by which kind of voters', () => {
    const found = ballotsWith({ voter: 1, 'candidate:4': 4, 'candidate:5': null });

    expect(found.candidates).toEqual(['张三', '李四', '王五']);
    expect(found.voters).toEqual({ members: 1, others: 2 });
    expect(found.unmapped).toEqual([]);
    expect(found.told).not.toContainEqual(['column-unused', '得分']);
  });

  test('leaves out whoever a person set aside', () => {
    const found = ballotsWith({ 'candidate:3': null });

    expect(found.candidates).toEqual(['张三']);
    expect(found.unmapped).toEqual([1, 4, 5]);
  });

  test('gives a column no second role', () => {
    expect(mapSheet(table, { columns: { number: 3 } })?.columns).toEqual({
      'candidate:2': 2,
      number: 3,
    });
  });

  test('is stopped when nobody is left to be graded', () => {
    const found = ballotsWith({ 'candidate:2': null, 'candidate:3': null });

    expect(found.sheet?.content).toBeUndefined();
    expect(found.told).toContainEqual(['column-missing', 'candidate']);
  });

  test.each([
    ['a column without a title', { 'candidate:6': 6 }],
    ['a role of other sheets', { remark: 5 }],
  ])('takes nobody from %s', (_, columns) => {
    expect(mapSheet(table, { columns })).toEqual(mapSheet(table));
  });
});

test('a sheet said to hold ballots of which none is found says who is missing', () => {
  const prices = tableOf('菜单', [
    ['菜名', '价格'],
    ['豆腐', '3'],
  ]);

  expect(mapSheet(prices, { kind: 'ballots' })).toMatchObject({
    kind: 'ballots',
    missing: ['candidate'],
  });
  expect(mapSheet(prices, { kind: 'ballots', headerRow: 1 })).toMatchObject({
    kind: 'ballots',
    headerRow: 1,
    missing: ['candidate'],
  });
});
