import { expect, test } from 'vitest';
import { tableOf } from '../../../test/support/sheet-table.ts';
import { understandSheets } from './understand-sheets.ts';

const titles = ['序号', '问题来源', '问题表现', '整改措施', '责任人', '整改时限', '完成情况'];

test.each([
  ['现场点评', 'onsite', []],
  ['群众反映', 'public', []],
  ['巡察反馈', 'meeting', ['origin-assumed B2']],
  ['', 'meeting', ['origin-assumed B2']],
])(
  'a problem that came from 「%s」 is one of %s, and what is assumed is told',
  (origin, mode, told) => {
    const row = ['1', origin, '会开得晚', '提前', '李雨婷', '10月底', '未整改'];

    const [sheet] = understandSheets([tableOf('整改', [titles, row])], { year: 2026 });

    expect(sheet?.content).toMatchObject({ rectifications: [{ origin: mode }] });
    expect(sheet?.problems.map(({ code, ref }) => `${code} ${ref}`)).toEqual(told);
  },
);
