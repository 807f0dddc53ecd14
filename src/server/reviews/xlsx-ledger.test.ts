import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { OrganisationId, PointId, RectificationId, ReviewId } from '#core/kernel/ids.ts';
import { type LedgerWorkbook, reviewLedgerWorkbook } from './xlsx-ledger.ts';

const day = (text: string) => text as CalendarDate;

const row: LedgerWorkbook['rows'][number] = {
  number: 1,
  reviewId: 'review' as ReviewId,
  occurredOn: day('2026-09-22'),
  mode: 'meeting',
  relation: 'assemblyToMember',
  reviewers: [
    { kind: 'person', id: '1', name: '李雨婷' },
    { kind: 'organisation', id: '2', name: '第一党支部' },
  ],
  subject: { kind: 'person', id: '1', name: '李雨婷' },
  unitId: '2' as OrganisationId,
  unitName: '第一党支部',
  selfReview: true,
  restricted: false,
  points: [
    { pointId: 'a' as PointId, kind: 'achievement', text: '=参加70人次', line: null },
    { pointId: 'b' as PointId, kind: 'shortcoming', text: '路灯维修拖延4个月', line: null },
  ],
  deadlineText: null,
  deadline: null,
  rectifications: [
    {
      rectificationId: 'r' as RectificationId,
      number: '1',
      problem: '路灯',
      state: 'inProgress',
      ownerName: '李雨婷',
      deadline: day('2026-11-01'),
      overdue: true,
      closedOn: null,
    },
    {
      rectificationId: 's' as RectificationId,
      number: '2',
      problem: '记录',
      state: 'closedBefore',
      ownerName: '李雨婷',
      deadline: day('2026-10-01'),
      overdue: false,
      closedOn: day('2026-09-30'),
    },
  ],
};

test('the workbook holds a number and the five columns of the ledger', async () => {
  const ledger = { title: '点评台账', rows: [row], withoutConfidential: true, masked: 0 } as const;

  const bytes = await reviewLedgerWorkbook({ ...ledger, language: 'zh' });

  const [title, note, headings, cells] = await readSheet(Buffer.from(bytes));
  expect(title?.[0]).toBe('点评台账');
  expect(note?.[0]).toBe('个别谈话和限制查看的点评不列入本表');
  expect(headings?.join(' ')).toBe('序号 点评领导 点评党员 点评时间 点评内容 整改落实情况');
  expect(cells).toEqual([
    1,
    '李雨婷、第一党支部',
    '李雨婷（自评）',
    new Date('2026-09-22T00:00:00Z'),
    '成绩：=参加70人次\n不足：路灯维修拖延4个月',
    '逾期，整改中，时限2026-11-01\n系统启用前已销号（未经核验），2026-09-30',
  ]);
});

test('a masked row holds its number and nothing else', async () => {
  const ledger = { title: '点评台账', rows: [row], withoutConfidential: true, masked: 2 } as const;

  const bytes = await reviewLedgerWorkbook({ ...ledger, language: 'zh' });

  const [, note, , , ...masked] = await readSheet(Buffer.from(bytes));
  expect(note?.[0]).toBe('限制查看的点评只列序号，内容按规定不显示；个别谈话不列入本表');
  expect(masked).toEqual([
    [2, null, null, null, '按规定不显示', null],
    [3, null, null, null, '按规定不显示', null],
  ]);
});
