import { expect, test } from 'vitest';
import {
  dayCursor,
  dayCursorText,
  rectificationCursor,
  rectificationCursorText,
} from './list-cursor.ts';

const id = '00000000-0000-7000-8000-000000000001';

test.each([`2026-11-01.${id}`, `2024-02-29.${id}`])('%s is read as it was written', (text) => {
  const read = dayCursor(text);

  expect(read && dayCursorText(read)).toBe(text);
});

test.each([`o.2026-11-01.${id}`, `c.2026-11-01.${id}`])('%s is read as it was written', (text) => {
  const read = rectificationCursor(text);

  expect(read && rectificationCursorText(read)).toBe(text);
});

test.each([
  '',
  '2026-11-01',
  id,
  `2026-11-31.${id}`,
  `2026-11-01.${id}1`,
  `x.2026-11-01.${id}`,
  'c.2026-11-01.nobody',
])('"%s" is no cursor', (text) => {
  expect([dayCursor(text), rectificationCursor(text)]).toEqual([undefined, undefined]);
});
