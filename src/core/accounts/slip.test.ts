import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { SlipId } from './facts.ts';
import { lastDayOfSlip, type Slip, slipStateOn } from './slip.ts';
import { readSlipCode, slipCodeOf, slipCodeText } from './slip-code.ts';

const day = (text: string) => text as CalendarDate;
const slip: Slip = {
  slipId: 'slip' as SlipId,
  personId: 'person' as PersonId,
  expiresOn: lastDayOfSlip(day('2026-11-01')),
  withdrawn: false,
  used: false,
  wrongTries: 0,
};

describe('a slip', () => {
  it.each<[string, Partial<Slip>, string, string]>([
    ['on the day it was issued', {}, '2026-11-01', 'open'],
    ['on its fourteenth day', {}, '2026-11-14', 'open'],
    ['on its fifteenth day', {}, '2026-11-15', 'expired'],
    ['that was used', { used: true }, '2026-11-02', 'used'],
    ['that was withdrawn', { withdrawn: true }, '2026-11-02', 'withdrawn'],
    ['after four wrong tries', { wrongTries: 4 }, '2026-11-02', 'open'],
    ['after five wrong tries', { wrongTries: 5 }, '2026-11-02', 'spent'],
    ['that was used and is long over', { used: true }, '2027-11-02', 'used'],
  ])('%s', (_, changes, on, state) => {
    expect(slipStateOn({ ...slip, ...changes }, day(on))).toBe(state);
  });
});

describe('a code', () => {
  it('is read as it was printed, whatever the hand makes of it', () => {
    const bytes = fc.uint8Array({ minLength: 8, maxLength: 32 });
    const spoil = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toLowerCase(),
      (text: string) => text.replaceAll('-', ' '),
      (text: string) => text.replaceAll('-', ''),
      (text: string) => ` ${text.replaceAll('0', 'O').replaceAll('1', 'l')} `,
      (text: string) => text.replaceAll(/./g, (each) => fullWidth(each)),
    );

    fc.assert(
      fc.property(bytes, spoil, (random, hand) => {
        const code = slipCodeOf(random);
        expect(readSlipCode(hand(slipCodeText(code)))).toEqual(code);
      }),
    );
  });

  it.each([
    '',
    'ABCD',
    'ABCD-EFGH-JKM',
    'ABCD-EFGH-JKMNP',
    'UUUU-UUUU-UUUU',
    '一二三四-五六七八-九十百千',
  ])('is not %j', (typed) => {
    expect(readSlipCode(typed)).toBeUndefined();
  });

  it('uses every bit that it shows', () => {
    const first = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]);
    for (let bit = 0; bit < 60; bit += 1) {
      const other = first.slice();
      const place = 7 - Math.floor(bit / 8);
      other[place] = (other[place] ?? 0) ^ (1 << (bit % 8));
      expect(slipCodeText(slipCodeOf(other))).not.toBe(slipCodeText(slipCodeOf(first)));
    }
  });
});

function fullWidth(letter: string): string {
  return /[0-9A-Z]/.test(letter)
    ? String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)
    : letter;
}
