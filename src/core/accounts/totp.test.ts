import { describe, expect, it } from 'vitest';
import { base32, totpAddress, totpCode, totpStepAt, totpStepOf } from './totp.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const secret = bytes('12345678901234567890');

describe('a code', () => {
  it.each([
    [0, '755224'],
    [1, '287082'],
    [2, '359152'],
    [3, '969429'],
    [4, '338314'],
    [5, '254676'],
    [6, '287922'],
    [7, '162583'],
    [8, '399871'],
    [9, '520489'],
  ])('is that of RFC 4226, appendix D, for the counter %d', (counter, code) => {
    expect(totpCode(secret, counter)).toBe(code);
  });

  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('is that of RFC 6238, appendix B, at %d seconds', (seconds, code) => {
    expect(totpCode(secret, totpStepAt(new Date(seconds * 1000)))).toBe(code);
  });
});

describe('a code that was typed', () => {
  const now = new Date('2026-11-23T04:00:10Z');
  const present = totpStepAt(now);
  const typed = (step: number) => totpCode(secret, present + step);

  it.each([
    [-2, undefined],
    [-1, -1],
    [0, 0],
    [1, 1],
    [2, undefined],
  ])('of %d steps from now is of step %s', (step, found) => {
    const expected = found === undefined ? undefined : present + found;
    expect(totpStepOf(secret, { typed: typed(step), now, lastStep: 0 })).toBe(expected);
  });

  it.each([-1, 0])('works no second time, nor does an earlier one (%d)', (step) => {
    expect(totpStepOf(secret, { typed: typed(step), now, lastStep: present })).toBeUndefined();
  });

  it('may be in two groups and in full-width digits', () => {
    const code = typed(0);
    const wide = [...code].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');

    for (const each of [`${code.slice(0, 3)} ${code.slice(3)}`, wide]) {
      expect(totpStepOf(secret, { typed: each, now, lastStep: 0 })).toBe(present);
    }
  });

  it.each(['', '12345', '1234567', 'abcdef'])('is not %j', (wrong) => {
    expect(totpStepOf(secret, { typed: wrong, now, lastStep: 0 })).toBeUndefined();
  });
});

it.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('base 32 of %j is %j (RFC 4648 §10)', (text, encoded) => {
  expect(base32(bytes(text))).toBe(encoded);
});

it('an app is told whose code it is', () => {
  expect(totpAddress(secret, { issuer: '评台', account: 'li.wei' })).toBe(
    'otpauth://totp/%E8%AF%84%E5%8F%B0:li.wei?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E8%AF%84%E5%8F%B0',
  );
});
