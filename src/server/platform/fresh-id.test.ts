import { expect, it } from 'vitest';
import { freshId } from './fresh-id.ts';

it('is a UUID version 7 that begins with its time, so that later ones sort later', () => {
  const times = [0, 1, Date.UTC(2026, 10, 23), 2 ** 48 - 1];
  const ids = times.map((time) => freshId<string>(time));

  for (const [index, id] of ids.entries()) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(times[index]);
  }
  expect(ids.toSorted()).toEqual(ids);
});

it('is never the same twice', () => {
  const ids = Array.from({ length: 10_000 }, () => freshId<string>(7));

  expect(new Set(ids).size).toBe(10_000);
});
