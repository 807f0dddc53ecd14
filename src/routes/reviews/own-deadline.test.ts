import { expect, it } from 'vitest';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { RectificationId } from '#core/kernel/ids.ts';
import { createFormats } from '#ui/formats.ts';
import { createTranslator } from '#ui/messages/translator.ts';
import { ownDeadline } from './own-deadline.ts';

const said = { text: createTranslator('zh-CN'), formats: createFormats('zh-CN') };

function review(deadlineText: string | null, deadline: string | null, ...items: string[]) {
  return {
    deadlineText,
    deadline: deadline as CalendarDate | null,
    rectifications: items.map((day) => ({
      rectificationId: day as RectificationId,
      number: null,
      problem: '路灯',
      state: 'inProgress' as const,
      ownerName: '李雨婷',
      deadline: day as CalendarDate,
      overdue: false,
      closedOn: null,
    })),
  };
}

it.each([
  ['年底前', '2026-12-31', ['2026-12-31'], '年底前'],
  ['年底前', '2026-12-31', [], '年底前'],
  [null, '2026-12-31', ['2026-12-31'], '2026年12月31日'],
  [null, null, ['2026-11-15'], undefined],
  [
    '年底前',
    '2026-12-31',
    ['2026-11-15'],
    '原文“年底前”；整改事项定为2026年11月15日，是否逾期按整改事项算',
  ],
  [
    '尽快',
    null,
    ['2026-11-30', '2026-11-15', '2026-11-15'],
    '原文“尽快”；整改事项定为2026年11月15日、2026年11月30日，是否逾期按整改事项算',
  ],
] as const)('%s (%s) with items due %j reads %s', (words, day, items, told) => {
  expect(ownDeadline(review(words, day, ...items), said)).toBe(told);
});
