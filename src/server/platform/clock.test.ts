import { afterEach, expect, it, vi } from 'vitest';
import { systemClock } from './clock.ts';

afterEach(() => {
  vi.useRealTimers();
});

it.each([
  ['Asia/Shanghai', '2026-11-23T15:59:59.999Z', '2026-11-23', '2026-11-24'],
  ['Asia/Kathmandu', '2026-11-23T18:14:59.999Z', '2026-11-23', '2026-11-24'],
  ['America/New_York', '2026-12-31T04:59:59.999Z', '2026-12-30', '2026-12-31'],
])('in %s the day ends when its last minute does', (timeZone, lastMoment, day, next) => {
  vi.useFakeTimers({ now: new Date(lastMoment) });
  const clock = systemClock(timeZone);
  expect(clock.today()).toBe(day);

  vi.setSystemTime(new Date(lastMoment).getTime() + 1);
  expect(clock.today()).toBe(next);

  vi.setSystemTime(new Date(lastMoment));
  expect(clock.today()).toBe(day);
});
