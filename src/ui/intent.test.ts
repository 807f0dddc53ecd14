import { expect, it } from 'vitest';
import { freshIntent } from './intent.ts';

it('writes an intent as a UUID version 7', () => {
  const random = Uint8Array.from({ length: 16 }, (_, index) => index);

  expect(freshIntent(0x0192_0a0b_0c0d, random)).toBe('01920a0b-0c0d-7607-8809-0a0b0c0d0e0f');
});
