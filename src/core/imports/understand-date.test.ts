import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { naughtyStrings } from '../../../test/support/naughty-strings.ts';
import { calendarDate } from '../kernel/calendar-date.ts';
import { understandDate } from './understand-date.ts';

const context = { year: 2026 };

function readAs(text: string): string {
  const date = understandDate(text, context);
  if (!date.ok) return date.refusal;
  const { precision, from, to, yearAssumed } = date.value;
  return [precision, precision === 'day' ? from : `${from}..${to}`, yearAssumed ? 'assumed' : '']
    .join(' ')
    .trim();
}

describe('reading a date as people type it', () => {
  test.each([
    ['2026.9.12', 'day 2026-09-12'],
    ['2026年9月18日', 'day 2026-09-18'],
    ['2026-09-22', 'day 2026-09-22'],
    ['2026/9/2', 'day 2026-09-02'],
    ['20260918', 'day 2026-09-18'],
    ['２０２６．９．１８', 'day 2026-09-18'],
    ['26.9.18', 'day 2026-09-18'],
    ['9月18日', 'day 2026-09-18 assumed'],
    ['9月18号', 'day 2026-09-18 assumed'],
    ['10月31日前', 'day 2026-10-31 assumed'],
    ['9.18', 'day 2026-09-18 assumed'],
    ['2026-09-18 14:30', 'day 2026-09-18'],
    ['2026-09-18T14:30:00', 'day 2026-09-18'],
    ['2026年9月18日(星期五)', 'day 2026-09-18'],
    ['2026 年 9 月 18 日 上午', 'day 2026-09-18'],
    ['31/12/2026', 'day 2026-12-31'],
    ['46185', 'day 2026-06-12'],
    ['1958.03', 'month 1958-03-01..1958-03-31'],
    ['1961年7月', 'month 1961-07-01..1961-07-31'],
    ['1985-10', 'month 1985-10-01..1985-10-31'],
    ['2007/12', 'month 2007-12-01..2007-12-31'],
    ['58.03', 'month 1958-03-01..1958-03-31'],
    ['200712', 'month 2007-12-01..2007-12-31'],
    ['12月底前', 'month 2026-12-01..2026-12-31 assumed'],
    ['11月底', 'month 2026-11-01..2026-11-30 assumed'],
    ['2027年2月底前', 'month 2027-02-01..2027-02-28'],
    ['年底前', 'month 2026-12-01..2026-12-31 assumed'],
    ['2026年底', 'month 2026-12-01..2026-12-31'],
    ['明年底', 'month 2027-12-01..2027-12-31'],
    ['1958', 'year 1958-01-01..1958-12-31'],
    ['', 'date-missing'],
    ['2月30日', 'date-impossible'],
    ['2026.13.1', 'date-impossible'],
    ['2026年2月29日', 'date-impossible'],
    ['3/4/2026', 'date-ambiguous'],
    ['长期', 'date-not-understood'],
    ['随时', 'date-not-understood'],
    ['1', 'date-not-understood'],
  ])('%s is %s', (text, expected) => {
    expect(readAs(text)).toBe(expected);
  });

  test('a month that the file formats as a month stays a month', () => {
    const date = calendarDate('2002-01-01');
    const read = understandDate(
      { text: '2002-01', number: 37257, date, datePrecision: 'month' },
      context,
    );

    expect(read).toMatchObject({ ok: true, value: { precision: 'month', from: '2002-01-01' } });
  });

  test('1985.1 typed as a number is January or October, so it is asked', () => {
    expect(understandDate({ text: '1985.1', number: 1985.1 }, context)).toEqual({
      ok: false,
      refusal: 'date-ambiguous',
    });
    expect(understandDate({ text: '1958.03', number: 1958.03 }, context)).toMatchObject({
      ok: true,
    });
  });

  test('every real day is read back in every style', () => {
    const days = fc.date({
      min: new Date('1930-01-01'),
      max: new Date('2035-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (moment) => {
        const [year, month, day] = [
          moment.getUTCFullYear(),
          moment.getUTCMonth() + 1,
          moment.getUTCDate(),
        ];
        const iso = moment.toISOString().slice(0, 10);
        for (const text of [
          iso,
          `${year}.${month}.${day}`,
          `${year}年${month}月${day}日`,
          iso.replaceAll('-', ''),
        ]) {
          expect(readAs(text)).toBe(`day ${iso}`);
        }
      }),
    );
  });

  test('no text makes it throw', () => {
    for (const text of naughtyStrings) expect(() => understandDate(text, context)).not.toThrow();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => void understandDate(text, context)),
    );
  });
});
