import { describe, expect, it } from 'vitest';
import { calendarDate } from '#core/kernel/calendar-date.ts';
import { createFormats } from './formats.ts';

const chinese = createFormats('zh-CN');
const english = createFormats('en');
const day = calendarDate('2026-10-02');

describe('formats', () => {
  it.each([
    ['a day', chinese.day(day), english.day(day), '2026年10月2日', '2 October 2026'],
    ['a short day', chinese.shortDay(day), english.shortDay(day), '10-02', '2 Oct'],
    ['a ledger day', chinese.ledgerDay(day), english.ledgerDay(day), '2026-10-02', '2026-10-02'],
    ['no day', chinese.day(undefined), english.shortDay(undefined), '—', '—'],
    ['a number', chinese.number(12345), english.number(12345), '12,345', '12,345'],
    ['no number', chinese.number(undefined), english.number(undefined), '—', '—'],
    ['a share', chinese.share(52, 54), english.share(52, 54), '96.3%', '96.3%'],
    ['a share of nothing', chinese.share(0, 0), english.share(0, 0), '—', '—'],
    ['a list', chinese.list(['甲', '乙']), english.list(['A', 'B']), '甲、乙', 'A, B'],
    ['a list of one', chinese.list(['甲']), english.list(['A']), '甲', 'A'],
    ['sentences', chinese.sentences(['甲', '乙']), english.sentences(['A', 'B']), '甲；乙', 'A; B'],
    ['a small size', chinese.size(1), english.size(500_000), '1 KB', '489 KB'],
    ['a large size', chinese.size(1_572_864), english.size(20_971_520), '1.5 MB', '20 MB'],
  ])('write %s in both languages', (_, zh, en, expectedChinese, expectedEnglish) => {
    expect([zh, en]).toEqual([expectedChinese, expectedEnglish]);
  });

  it('write a moment in the zone of the organisation', () => {
    const moment = new Date('2026-10-01T16:04:00Z');

    expect(chinese.moment(moment)).toBe('2026年10月2日 00:04');
    expect(english.moment(moment)).toContain('2 October 2026');
    expect(createFormats('zh-CN', 'UTC').moment(moment)).toBe('2026年10月1日 16:04');
  });
});
