import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { naughtyStrings } from '../../../test/support/naughty-strings.ts';
import { tableOf, withColumns } from '../../../test/support/sheet-table.ts';
import { mapSheet } from './sheet-mapping.ts';
import { understandSheets } from './understand-sheets.ts';

const context = { year: 2026 };

const meeting = [
  ['会议集中点评记录'],
  ['序号', '点评时间', '会议名称', '点评人', '点评对象', '成绩', '不足', '要求', '整改时限'],
  [
    '1',
    '2026.9.22',
    '一支部支部大会',
    '李雨婷',
    '杨雪梅',
    '值班37天',
    '发言少',
    '11月底前走访3户',
    '年底前',
  ],
  ['2', '9月22日', '一支部支部大会', '李雨婷', '华月琴', '帮扶1户', '迟到', '按时参加', '年底前'],
];

describe('recognising a sheet by its columns', () => {
  test.each([
    [
      'roster',
      [
        ['姓 名', '党 支 部', '职务'],
        ['张三', '一支部', ''],
      ],
    ],
    [
      'roster',
      [
        ['某村党员名册'],
        ['填报时间:2026年'],
        [''],
        ['党员姓名*', '所在党支部(全称)'],
        ['张三', '一支部'],
      ],
    ],
    [
      'roster',
      [
        ['Name', 'Branch', 'Post'],
        ['张三', '一支部', ''],
      ],
    ],
    [
      'meetingReviews',
      [
        ['日期', '会议', '点评领导', '点评党员', '主要成绩', '存在问题'],
        ['9月1日', 'x', 'x', 'x', 'x', 'x'],
      ],
    ],
    [
      'onsiteReviews',
      [
        ['走访日期', '地点', '走访支部', '点评人', '亮点', '缺点', '鼓励'],
        ['9月1日', 'x', 'x', 'x', 'x', 'x', 'x'],
      ],
    ],
    [
      'talks',
      [
        ['谈话日期', '谈话人', '谈话对象', '谈话原因', '谈话内容', '结果'],
        ['9月1日', 'x', 'x', 'x', 'x', '鼓励'],
      ],
    ],
    [
      'mutualReviews',
      [
        ['时间', '点评方', '被点评方', '优点', '差距', '结对'],
        ['9月1日', 'x', 'x', 'x', 'x', 'x'],
      ],
    ],
    [
      'box',
      [
        ['日期', '开箱人', '类型', '内容', '处理情况'],
        ['9月1日', 'x', '意见', 'x', 'x'],
      ],
    ],
    [
      'contributions',
      [
        ['序号', '类别', '反映人', '反映内容', '关联问题', '承办单位', '反映时间'],
        ['1', '问题', 'x', 'x', '', 'x', '9月1日'],
      ],
    ],
    [
      'rectifications',
      [
        ['编号', '存在的问题', '措施', '整改责任人', '完成时限', '整改情况', '验收人'],
        ['1', 'x', 'x', 'x', '9月1日', '未完成', ''],
      ],
    ],
    ['ballots', [['测评票'], ['票号', '张三', '李四'], ['1', '优秀', '合格'], ['2', '不合格', '']]],
    [
      'cycle',
      [
        ['活动名称', 'x'],
        ['组织', 'x'],
        ['开始时间', '2026.3.1'],
        ['结束时间', '2026.12.31'],
      ],
    ],
  ])('finds %s', (kind, rows) => {
    expect(mapSheet(tableOf('Sheet1', rows))?.kind).toBe(kind);
    expect(mapSheet(tableOf('Sheet1', rows))?.missing).toEqual([]);
  });

  test('a sheet of something else is not recognised, and says so', () => {
    const [sheet] = understandSheets(
      [
        tableOf('菜单', [
          ['菜名', '价格'],
          ['豆腐', '3'],
        ]),
      ],
      context,
    );

    expect(sheet?.mapping).toBeUndefined();
    expect(sheet?.problems.map((problem) => problem.code)).toEqual(['sheet-not-recognised']);
  });

  test('a missing column stops the sheet and is named', () => {
    const withoutSubject = withColumns(meeting, [0, 1, 2, 3, 5, 6, 7, 8]);
    const [sheet] = understandSheets([tableOf('会议', withoutSubject)], context);

    expect(sheet?.content).toBeUndefined();
    expect(sheet?.problems).toMatchObject([
      { code: 'column-missing', severity: 'blocks', params: { role: 'subject' } },
    ]);
  });

  test('a person may say what a column is, and what the sheet is', () => {
    const rows = meeting.map((row, index) =>
      index === 1 ? row.map((title) => (title === '点评对象' ? '甲' : title)) : row,
    );
    const table = tableOf('会议', rows);

    const corrected = mapSheet(table, { columns: { subject: 4, place: null } });

    expect(mapSheet(table)?.missing).toEqual(['subject']);
    expect(corrected?.missing).toEqual([]);
    expect(corrected?.columns['subject']).toBe(4);
    expect(mapSheet(table, { kind: 'skip' })).toBeUndefined();
    expect(mapSheet(table, { kind: 'onsiteReviews' })?.kind).toBe('onsiteReviews');
  });
});

describe('a header row that a person chose', () => {
  const roster = [
    ['本表由支部填写', '2026年'],
    ['姓名', '支部', '备注'],
    ['张三', '一支部', ''],
    ['李四', '二支部', ''],
  ];

  test('makes no ballots of a sheet without grades', () => {
    expect(mapSheet(tableOf('名册', roster), { headerRow: 2 })?.kind).toBe('roster');
    expect(mapSheet(tableOf('名册', roster), { headerRow: 1 })).toBeUndefined();
  });

  test('is taken for ballots as well, even above grades that are not known', () => {
    const rows = [['测评'], ['票号', '张三', '李四'], ['1', '好', '差']];

    expect(mapSheet(tableOf('票', rows), { kind: 'ballots', headerRow: 2 })).toMatchObject({
      kind: 'ballots',
      columns: { number: 0 },
      unmapped: [1, 2],
    });
  });
});

describe('one sheet instead of four', () => {
  const rows = [
    ['日期', '方式', '点评人', '对象', '成绩', '不足', '要求', '结果'],
    ['9月22日', '会议', '李雨婷', '杨雪梅', 'a1', 'b', 'c', ''],
    ['9月23日', '现场', '袁丽华', '一支部', 'a', 'b', 'c', ''],
    ['9月24日', '个别谈话', '袁丽华', '章金凤', 'a', '', '', '通报表扬'],
    ['9月25日', '面对面', '一支部', '二支部', 'a2', 'b', '', ''],
    ['9月26日', '电话', '一支部', '二支部', 'a', 'b', '', ''],
  ];

  test('has a mode in each row, and an unknown one is told at its cell', () => {
    const [sheet] = understandSheets([tableOf('点评', rows)], context);
    const reviews = sheet?.content?.kind === 'reviews' ? sheet.content.reviews : [];

    expect(sheet?.mapping?.kind).toBe('mixedReviews');
    expect(reviews.map((review) => review.mode)).toEqual([
      'meeting',
      'onsite',
      'talk',
      'faceToFace',
    ]);
    expect(sheet?.problems).toMatchObject([{ code: 'mode-not-understood', ref: 'B6' }]);
  });
});

/** What was understood, without the cells that it came from. */
function understood(rows: readonly (readonly string[])[]): string[] {
  const [sheet] = understandSheets([tableOf('表', rows)], context);
  const reviews = sheet?.content?.kind === 'reviews' ? sheet.content.reviews : [];
  return reviews
    .map(({ source: _source, points, ...review }) =>
      JSON.stringify([review, points.map((point) => [point.kind, point.text])]),
    )
    .sort();
}

describe('order means nothing', () => {
  test('permuting columns and rows changes nothing of what is understood', () => {
    const expected = understood(meeting);
    const [title = [], header = [], ...body] = meeting;
    const columns = fc.shuffledSubarray(
      header.map((_, index) => index),
      { minLength: header.length },
    );
    const order = fc.shuffledSubarray(body, { minLength: body.length });
    fc.assert(
      fc.property(columns, order, (permuted, rows) => {
        const shuffled = withColumns([header, ...rows], permuted);
        expect(understood([title.slice(), ...shuffled])).toEqual(expected);
      }),
    );
  });
});

describe('hostile cells', () => {
  const headers = {
    roster: ['姓名', '所在支部', '党内职务', '出生年月', '备注'],
    meeting: ['点评时间', '点评人', '点评对象', '成绩', '不足', '要求', '整改时限'],
    talks: ['谈话时间', '谈话人', '谈话对象', '谈话结果', '后续措施'],
    mixed: ['日期', '方式', '点评人', '对象', '成绩', '不足', '结对'],
    box: ['开箱日期', '开箱人', '类别', '敏感类别', '意见内容'],
    contributions: ['编号', '类型', '反映人类别', '内容', '对应问题', '责任支部', '收集日期'],
    rectifications: [
      '问题表现',
      '整改措施',
      '责任人',
      '整改时限',
      '完成情况',
      '销号时间',
      '核验人',
    ],
    ballots: ['票号', '投票人类别', '张三', '李四'],
  };

  test.each(Object.entries(headers))('never make %s throw', (kind, header) => {
    const usual = kind === 'ballots' ? ['1', '党员', '优秀', '合格'] : header.map(() => '9月1日');
    for (const naughty of naughtyStrings) {
      const rows = header.map((_, column) =>
        usual.map((text, at) => (at === column ? naughty : text)),
      );
      const table = tableOf(naughty, [[naughty], header, usual, ...rows, [naughty]]);

      expect(() => understandSheets([table], context)).not.toThrow();
    }
  });
});
