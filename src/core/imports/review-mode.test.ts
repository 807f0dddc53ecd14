import { describe, expect, test } from 'vitest';
import { tableOf } from '../../../test/support/sheet-table.ts';
import { understandSheets } from './understand-sheets.ts';

const context = { year: 2026 };

function understood(rows: readonly (readonly string[])[]) {
  const [sheet] = understandSheets([tableOf('表', rows)], context);
  return { sheet, kind: sheet?.mapping?.kind, missing: sheet?.mapping?.missing };
}

describe('the mode of a review', () => {
  const rows = (title: string, modes: readonly string[]) => [
    ['日期', title, '点评人', '点评对象', '成绩', '不足', '要求', '整改时限'],
    ...modes.map((mode, at) => [`9月${at + 1}日`, mode, '袁丽华', '李雨婷', 'a', 'b', 'c', '年底']),
  ];
  const modesOf = (sheet: ReturnType<typeof understood>['sheet']) =>
    sheet?.content?.kind === 'reviews' ? sheet.content.reviews.map((review) => review.mode) : [];

  test.each(['形式', '点评形式', '点评类型', '类别', '种类', '怎样进行'])(
    'is read from the cells under %s',
    (title) => {
      const modes = ['会议点评', '现场点评', '互评', '背对背'];
      const { sheet, kind } = understood(rows(title, modes));

      expect(kind).toBe('mixedReviews');
      expect(modesOf(sheet)).toEqual(['meeting', 'onsite', 'faceToFace', 'backToBack']);
    },
  );

  test('that is the same in all rows makes the sheet one of that mode', () => {
    const { sheet, kind } = understood(rows('类别', ['现场点评', '现场点评']));

    expect(kind).toBe('onsiteReviews');
    expect(modesOf(sheet)).toEqual(['onsite', 'onsite']);
  });

  test('is asked about where nothing says it, and taken from the answer', () => {
    const plain = rows('备注', ['', '']);
    const table = tableOf('表', plain);

    const { sheet, missing } = understood(plain);
    const [answered] = understandSheets([table], context, { 表: { kind: 'meetingReviews' } });

    expect(missing).toEqual(['mode']);
    expect(sheet?.content).toBeUndefined();
    expect(sheet?.problems).toMatchObject([{ code: 'mode-unknown', severity: 'blocks' }]);
    expect(modesOf(answered)).toEqual(['meeting', 'meeting']);
  });

  test('is not guessed for a row that leaves it open', () => {
    const { sheet } = understood(rows('方式', ['现场点评', '', '电话']));

    expect(modesOf(sheet)).toEqual(['onsite']);
    expect(sheet?.problems.map(({ code, ref }) => `${code} ${ref}`)).toEqual([
      'value-missing B3',
      'mode-not-understood B4',
    ]);
  });

  test('of a 类别 that says something else is not taken from there', () => {
    const { sheet, missing } = understood(rows('类别', ['甲类', '乙类']));

    expect(missing).toEqual(['mode']);
    expect(sheet?.mapping?.unmapped).toEqual([1]);
  });
});
