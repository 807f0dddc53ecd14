import { describe, expect, test } from 'vitest';
import { tableOf } from '../../../test/support/sheet-table.ts';
import type { Directory } from './directory.ts';
import type { OrganisationId, PersonId } from '../kernel/ids.ts';
import { rolesOfKind } from './roles-of-kind.ts';
import type { SheetKind } from './sheet-mapping.ts';
import { understandSheets } from './understand-sheets.ts';

const unitId = 'unit' as OrganisationId;
const directory: Directory = {
  organisations: [
    { organisationId: unitId, name: '第一党支部', otherNames: [], kind: 'unit', parentId: null },
  ],
  people: ['袁丽华', '李雨婷', '杨雪梅', '赵志强', '秦树林'].map((name) => ({
    personId: name as PersonId,
    name,
    organisationId: unitId,
    posts: [],
    probationary: false,
  })),
};
const context = { year: 2026, directory };

type Rows = readonly (readonly string[])[];

function understood(rows: Rows, name = '表') {
  const [sheet] = understandSheets([tableOf(name, rows)], context);
  const titles = rows.find((row) => row.length > 1) ?? [];
  const columns = Object.entries(sheet?.mapping?.columns ?? {});
  const roles = titles.map((_, column) => columns.find(([, at]) => at === column)?.[0] ?? '?');
  return { sheet, kind: sheet?.mapping?.kind, missing: sheet?.mapping?.missing, roles };
}

describe('the same tables under other titles', () => {
  test.each<[SheetKind, string, Rows, string]>([
    [
      'roster',
      'by titles',
      [
        ['排号', '党员名字', '编入支部', '担任职务', '生于', '党员性质', '其他情况'],
        ['1', '袁丽华', '第一党支部', '支部书记', '1970.1', '正式', ''],
      ],
      'number name unit posts birth membership remark',
    ],
    [
      'roster',
      'by what stands in them',
      [
        ['序号', '谁', '哪里的', '干什么的', '出生', '备注'],
        ['1', '袁丽华', '第一党支部', '支部书记', '1970.1', ''],
        ['2', '李雨婷', '第一党支部', '', '1980.1', ''],
        ['3', '陈建国', '第二支部', '组织委员', '1980.1', ''],
      ],
      'number name unit posts birth remark',
    ],
    [
      'mixedReviews',
      'by titles',
      [
        ['何时', '点评类别', '谁来点评', '受评人', '好的方面', '短板', '努力方向', '什么时候改完'],
        ['9月1日', '会议点评', '袁丽华', '李雨婷', 'a', 'b', 'c', '年底前'],
        ['9月2日', '现场点评', '袁丽华', '第一党支部', 'a', 'b', 'c', '年底前'],
      ],
      'date mode reviewer subject achievement shortcoming requirement deadline',
    ],
    [
      'mixedReviews',
      'by what stands in them',
      [
        ['哪一日', '怎样', '点评人', '给谁', '成绩', '不足', '要求'],
        ['9月1日', '会议点评', '袁丽华', '李雨婷', 'a', 'b', 'c'],
        ['9月2日', '谈话点评', '袁丽华', '杨雪梅', 'a', 'b', 'c'],
        ['9月3日', '互评', '第一党支部', '杨雪梅', 'a', 'b', 'c'],
      ],
      'date mode reviewer subject achievement shortcoming requirement',
    ],
    [
      'talks',
      'by titles and what stands in them',
      [
        ['谈话时间', '谈话人', '同谁谈', '为什么谈', '谈了什么', '最后怎样', '下一步措施'],
        ['8月1日', '袁丽华', '李雨婷', '先进', '护堤', '通报表扬', '公开栏'],
        ['8月2日', '袁丽华', '杨雪梅', '进步', '带头', '鼓励支持', '结对'],
      ],
      'date reviewer subject reason keyPoints outcome followUp',
    ],
    [
      'box',
      'by titles',
      [
        ['启箱时间', '启箱人', '见证人', '意见种类', '保密程度', '纸条内容', '怎么处理'],
        ['7月1日', '赵志强', '秦树林', '意见', '一般', '开会太晚', '调整'],
      ],
      'date keeper secondKeeper kind sensitivity text handling',
    ],
    [
      'box',
      'by what stands in them',
      [
        ['哪一日', '开箱人', '属于', '敏感', '纸上', '处理意见', '备注'],
        ['7月1日', '赵志强、秦树林', '意见', '一般', '开会总是拖到晚上十点', '调整', ''],
        ['8月1日', '赵志强、秦树林', '建议', '影响团结', '两名委员长期不说话', '谈话', ''],
      ],
      'date keeper kind sensitivity text handling remark',
    ],
    [
      'contributions',
      'by titles',
      [
        ['登记号', '意见种类', '提出人身份', '反映事项', '针对哪个问题', '归口支部', '登记日期'],
        ['问1', '反映问题', '群众', '排水沟堵塞', '', '第一党支部', '5月3日'],
      ],
      'code type category text forCode unit date',
    ],
    [
      'contributions',
      'by what stands in them',
      [
        ['编号', '是什么', '谁说的', '内容', '对应问题', '归谁', '哪一日'],
        ['问1', '反映问题', '群众', '排水沟堵塞，下雨进院子', '', '第一党支部', '5月3日'],
        ['思1', '解决思路', '群众代表', '分段承包，每年清两次', '问1', '', '5月4日'],
      ],
      'code type category text forCode unit date',
    ],
    [
      'rectifications',
      'by titles',
      [
        [
          '序号',
          '问题出处',
          '查摆问题',
          '整改举措',
          '牵头人',
          '经办人',
          '限期',
          '办结情况',
          '审核人',
        ],
        ['1', '会议点评', '会开得晚', '提前', '袁丽华', '李雨婷', '10月底', '已整改', '赵志强'],
      ],
      'number origin problem measure leader owner deadline completion verifier',
    ],
    [
      'rectifications',
      'by what stands in them',
      [
        [
          '序号',
          '从哪来',
          '问题表现',
          '整改措施',
          '责任领导',
          '盯的人',
          '哪天前',
          '怎样了',
          '核验人',
        ],
        ['1', '会议点评', '会开得晚', '提前', '袁丽华', '李雨婷', '10月底前', '已整改', '赵志强'],
        ['2', '群众', '路灯不亮', '修', '袁丽华', '杨雪梅', '2026.9.1', '未整改', ''],
      ],
      'number origin problem measure leader owner deadline completion verifier',
    ],
    [
      'ballots',
      'by what stands in them',
      [
        ['第几张', '投的人', '袁丽华', '李雨婷', '签字栏'],
        ['1', '党员', '优秀', '合格', '在'],
        ['2', '群众代表', '合格', '合格', '在'],
      ],
      'number voter candidate:2 candidate:3 ?',
    ],
  ])('are taken for %s %s', (kind, _, rows, roles) => {
    const found = understood(rows);

    expect(found.kind).toBe(kind);
    expect(found.missing).toEqual([]);
    expect(found.roles.join(' ')).toBe(roles);
  });

  test('a cycle sheet is known by its lines, and a strange line is told', () => {
    const { sheet } = understood([
      ['项目', '内容'],
      ['主办单位', '禾塘村党总支'],
      ['活动主题', '2026年点评'],
      ['上级通知', '《通知》'],
      ['下发单位', '区委'],
      ['起始时间', '2026.3.1'],
      ['终止时间', '2026.12.31'],
      ['联络员电话', '12345'],
    ]);

    expect(sheet?.mapping).toMatchObject({ kind: 'cycle', missing: [], unmapped: [8] });
    expect(sheet?.content).toMatchObject({
      organisation: '禾塘村党总支',
      name: '2026年点评',
      mandate: { title: '《通知》', issuer: '区委' },
      startsOn: '2026-03-01',
      endsOn: '2026-12-31',
    });
    expect(sheet?.problems).toMatchObject([
      { code: 'column-unused', ref: 'A8', params: { title: '联络员电话' } },
    ]);
  });

  test('a line of a cycle sheet can be pointed out like a column', () => {
    const lines = [
      ['活动名称', '2026年点评'],
      ['依据文件', '《通知》'],
      ['牵头方', '禾塘村党总支'],
      ['开始日期', '2026.3.1'],
      ['结束日期', '2026.12.31'],
    ];
    const table = tableOf('活动', lines);

    const [asked] = understandSheets([table], context);
    const corrections = { 活动: { columns: { organisation: 3 } } };
    const [answered] = understandSheets([table], context, corrections);

    expect(asked?.mapping?.missing).toEqual(['organisation']);
    expect(asked?.content).toBeUndefined();
    expect(answered?.content).toMatchObject({ organisation: '禾塘村党总支' });
    expect(rolesOfKind('cycle')).toContain('organisation');
  });
});

describe('what the cells leave open', () => {
  const reviews = (reviewer: string, subject: string) => [
    ['日期', reviewer, subject, '成绩', '不足', '要求', '整改时限', '会议名称'],
    ['9月1日', '袁丽华', '李雨婷', 'a', 'b', 'c', '年底前', '大会'],
    ['9月2日', '袁丽华', '杨雪梅', 'a', 'b', 'c', '年底前', '大会'],
  ];

  test('who reviewed whom is asked when neither title says it, and clear when one does', () => {
    expect(understood(reviews('甲', '乙')).missing).toEqual(['reviewer', 'subject']);
    expect(understood(reviews('点评人', '乙')).missing).toEqual([]);
  });

  test('the names of a roster that is uploaded with it tell a column as well', () => {
    const roster = [['姓名', '支部'], ...['甲子', '乙丑', '丙寅'].map((name) => [name, '一支部'])];
    const rows = [
      ['会议名称', '日期', '点评人', '给谁', '成绩', '不足', '要求'],
      ['大会', '9月1日', '甲子', '乙丑', 'a', 'b', 'c'],
    ];
    const tables = [tableOf('点评', rows), tableOf('名册', roster)];

    const [sheet] = understandSheets(tables, { year: 2026 });

    expect(sheet?.mapping?.columns['subject']).toBe(3);
  });
});
