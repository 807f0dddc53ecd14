import { expect, it } from 'vitest';
import { RecentMap } from './recent-map.ts';

it('drops what was put in longest ago, and no more than that', () => {
  const kept = new RecentMap<string, number>(2);
  kept.put('a', 1);
  kept.put('b', 2);
  kept.put('a', 3);
  kept.put('c', 4);

  expect(['a', 'b', 'c'].map((key) => kept.get(key))).toEqual([3, undefined, 4]);
});
