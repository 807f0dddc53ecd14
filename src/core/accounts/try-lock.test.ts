import { describe, expect, it } from 'vitest';
import {
  afterWrongTry,
  deskRule,
  freshLock,
  type LockRule,
  lockStateAt,
  pinRule,
  type TryLock,
} from './try-lock.ts';

const noon = new Date('2026-11-23T04:00:00Z');
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const after = (times: number, rule: LockRule): TryLock =>
  Array.from({ length: times }).reduce<TryLock>(
    (lock) => afterWrongTry(lock, noon, rule),
    freshLock,
  );

describe('wrong PINs in a row', () => {
  it.each([
    [0, 0, { kind: 'open', triesLeft: 5 }],
    [4, 0, { kind: 'open', triesLeft: 1 }],
    [5, 0, { kind: 'waiting', until: later(15).toISOString() }],
    [5, 14, { kind: 'waiting', until: later(15).toISOString() }],
    [5, 15, { kind: 'open', triesLeft: 5 }],
    [6, 0, { kind: 'open', triesLeft: 4 }],
    [10, 0, { kind: 'waiting', until: later(15).toISOString() }],
    [14, 15, { kind: 'open', triesLeft: 1 }],
    [15, 60, { kind: 'ended' }],
    [40, 60, { kind: 'ended' }],
  ])('%d times, %d minutes later: %j', (times, minutes, state) => {
    expect(lockStateAt(after(times, pinRule), later(minutes), pinRule)).toEqual(state);
  });
});

describe('wrong tries at a desk', () => {
  it.each([
    [4, 0],
    [5, 15],
    [6, 0],
    [10, 30],
    [15, 60],
    [35, 16 * 60],
    [40, 24 * 60],
    [5000, 24 * 60],
  ])('%d in a row: %d minutes of waiting, and never an end', (times, minutes) => {
    const lock = after(times, deskRule);

    const first = lockStateAt(lock, later(minutes), deskRule);
    const before = lockStateAt(lock, later(minutes - 1), deskRule);

    expect(first.kind).toBe('open');
    expect(before.kind).toBe(minutes === 0 ? 'open' : 'waiting');
  });
});
