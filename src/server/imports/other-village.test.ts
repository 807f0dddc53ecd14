import { describe, expect, test } from 'vitest';
import { emptyDirectory } from '#core/imports/directory.ts';
import { mayCommit, resolveImport } from '#core/imports/resolve-import.ts';
import type { SheetContent } from '#core/imports/understand-sheets.ts';
import { understandSheets } from '#core/imports/understand-sheets.ts';
import { countingIds, resolvedExample } from '../../../test/support/example-sheets.ts';
import { builtXlsx, sheetOf } from '../../../test/support/xlsx-builder.ts';
import { readSheets } from './sheet-reader.ts';

const context = { year: 2026 };
const rows = [
  ['姓 名', '党内任职', '党支部', '出生日期', '说明'],
  ['欧阳 修', '支部书记', '东坡支部', '1961年7月', ''],
  ['苏洵', '', '东坡支部', '58.03', '预备党员'],
];
const csv = rows.map((row) => row.join(',')).join('\r\n');

function understood(bytes: Uint8Array, name: string) {
  const read = readSheets(bytes, name);
  if (!read.ok) throw new Error(read.refusal);
  return understandSheets(read.value, context);
}

function membersOf(content: SheetContent | undefined) {
  return content?.kind === 'roster'
    ? content.members.map(({ source: _source, ...member }) => member)
    : [];
}

describe('another village', () => {
  test.each([
    ['an xlsx', builtXlsx([sheetOf('名册', rows)])],
    ['a csv in UTF-8', new TextEncoder().encode(csv)],
    ['a csv in UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${csv}`)],
    ['a csv in UTF-16', Uint8Array.from(Buffer.from(`\uFEFF${csv}`, 'utf16le'))],
  ])('has the same roster in %s', (_, bytes) => {
    const [sheet] = understood(bytes, 'x');

    expect(membersOf(sheet?.content)).toEqual([
      {
        name: '欧阳修',
        unit: '东坡支部',
        posts: [{ title: '支部书记', kind: 'head', level: 'unit' }],
        birthYear: 1961,
        probationary: false,
        mobile: false,
      },
      {
        name: '苏洵',
        unit: '东坡支部',
        posts: [],
        birthYear: 1958,
        probationary: true,
        mobile: false,
      },
    ]);
  });

  test('is asked about a branch and a person that nobody knows, and answers by id', () => {
    const { directory } = resolvedExample();
    const sheets = understood(
      builtXlsx([
        sheetOf('现场', [
          ['日期', '到访支部', '点评人', '肯定成绩', '指出不足'],
          ['2026.5.1', '第四党支部', '袁小华', '好', '少'],
        ]),
      ]),
      'x.xlsx',
    );
    const asked = resolveImport(sheets, { directory, newId: countingIds() });
    const [unit, person] = [
      directory.organisations[1]?.organisationId,
      directory.people[3]?.personId,
    ];

    const answers = Object.fromEntries(
      asked.questions.map((each) => [each.key, each.text === '第四党支部' ? unit : person]),
    );
    const answered = resolveImport(sheets, { directory, answers, newId: countingIds() });

    expect(asked.questions.map((question) => question.code)).toEqual([
      'party-unknown',
      'party-unknown',
    ]);
    expect(mayCommit(asked)).toBe(false);
    expect(mayCommit(answered)).toBe(true);
    expect(answered.reviews).toMatchObject([
      { subject: { organisationId: unit }, reviewers: [{ personId: person }] },
    ]);
  });

  test('imports its roster a second time without new people or branches', () => {
    const sheets = understood(builtXlsx([sheetOf('名册', rows)]), 'x.xlsx');
    const once = resolveImport(sheets, { directory: emptyDirectory, newId: countingIds() });

    const twice = resolveImport(sheets, { directory: once.directory, newId: countingIds() });

    expect(once.members.map((member) => member.isNew)).toEqual([true, true]);
    expect(twice.members.map((member) => member.isNew)).toEqual([false, false]);
    expect(twice.newOrganisations).toEqual([]);
    expect(twice.directory).toEqual(once.directory);
  });

  test('is told when the counts of its ballots do not fit', () => {
    const ballots = [
      ['东坡支部测评票'],
      ['票号', '投票人类别', '欧阳修', '苏洵'],
      ['1', '党员', '优秀', '合格'],
      ['2', '党员', '优秀 合格', ''],
      ['发出3张,收回3张,有效2张'],
    ];
    const [sheet] = understood(builtXlsx([sheetOf('票', ballots)]), 'x.xlsx');

    expect(sheet?.problems.map((problem) => problem.code)).toContain('ballots-unreconciled');
  });
});
