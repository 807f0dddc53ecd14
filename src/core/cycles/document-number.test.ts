import { expect, test } from 'vitest';
import { documentNumber } from './document-number.ts';

test.each([
  ['江创办[2026]12号', '江创办〔2026〕12号'],
  ['江创办【2026】第12号', '江创办〔2026〕12号'],
  ['江创办(2026)012号', '江创办〔2026〕12号'],
  ['江创办（2026）12', '江创办〔2026〕12号'],
  ['江创办〔2026〕12号', '江创办〔2026〕12号'],
  [' 江创办 ［2026年］ １２ 号', '江创办〔2026〕12号'],
])('%s is %s', (written, normal) => {
  expect(documentNumber(written)).toBe(normal);
});

test.each(['', '12号', '江创办2026-12', '[2026]12号', '江创办[26]12号'])(
  '%s is no document number',
  (written) => {
    expect(documentNumber(written)).toBeUndefined();
  },
);
