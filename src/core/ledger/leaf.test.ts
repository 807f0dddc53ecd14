import { createHash } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { calendarDate } from '../kernel/calendar-date.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { base64Url, bytesOfBase64Url } from './base64.ts';
import { hex } from './bytes.ts';
import { hashOfLeafText, leafText, parseLeaf } from './leaf.ts';

const commitment = Uint8Array.from({ length: 32 }, (_, at) => 255 - at);
const date = calendarDate('2026-11-23') ?? expect.fail('a day');
const text = leafText({ commitment, date, type: 'review.recorded' });

describe('a leaf', () => {
  it('is canonical JSON', () => {
    const sameByRule = canonicalJson({
      v: 1,
      t: 'review.recorded',
      d: '2026-11-23',
      c: base64Url(commitment),
    });

    expect(text).toBe(sameByRule);
    expect(text).toBe(
      '{"c":"__79_Pv6-fj39vX08_Lx8O_u7ezr6uno5-bl5OPi4eA","d":"2026-11-23","t":"review.recorded","v":1}',
    );
  });

  it('is read back', () => {
    expect(parseLeaf(text)).toEqual({ commitment, date, type: 'review.recorded' });
  });

  it('is hashed with a zero byte before it', () => {
    const byHand = createHash('sha256').update('\0').update(text).digest('hex');

    expect(hex(hashOfLeafText(text))).toBe(byHand);
  });

  test.each([
    ['white space', text.replace(',', ', ')],
    ['another order', text.replace('"v":1', '"a":1')],
    ['an escape', text.replace('review', '\\u0072eview')],
    ['another version', text.replace('"v":1', '"v":2')],
    ['a day that does not exist', text.replace('11-23', '11-31')],
    ['spare bits in the commitment', text.replace('4eA"', '4eB"')],
    ['an upper-case type', text.replace('review', 'Review')],
    ['a type with an empty part', text.replace('review.', 'review..')],
    ['a line end behind it', `${text}\n`],
    ['nothing', ''],
  ])('is refused with %s', (_, changed) => {
    expect(changed).not.toBe(text);
    expect(parseLeaf(changed)).toBeUndefined();
  });

  it('is not written for a name or a short commitment', () => {
    expect(() => leafText({ commitment, date, type: '张三' })).toThrow();
    expect(() => leafText({ commitment: commitment.slice(1), date, type: 'erase' })).toThrow();
    expect(bytesOfBase64Url(base64Url(commitment))).toEqual(commitment);
  });
});
