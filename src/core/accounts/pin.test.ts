import { describe, expect, it } from 'vitest';
import { pinFault } from './pin.ts';
import { afterWrongPin, freshLock, lockStateAt, type PinLock } from './pin-lock.ts';

describe('a PIN', () => {
  it.each([
    ['', 'not-six-digits'],
    ['12345', 'not-six-digits'],
    ['1234567', 'not-six-digits'],
    ['12345a', 'not-six-digits'],
    ['１２３４５６', 'not-six-digits'],
    ['000000', 'too-easy-pin'],
    ['123456', 'too-easy-pin'],
    ['987654', 'too-easy-pin'],
    ['121212', 'too-easy-pin'],
    ['520520', 'too-easy-pin'],
    ['194810', undefined],
    ['112358', undefined],
  ])('%j: %s', (pin, fault) => {
    expect(pinFault(pin)).toBe(fault);
  });
});

describe('wrong PINs in a row', () => {
  const noon = new Date('2026-11-23T04:00:00Z');
  const after = (times: number): PinLock =>
    Array.from({ length: times }).reduce<PinLock>((lock) => afterWrongPin(lock, noon), freshLock);
  const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

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
    expect(lockStateAt(after(times), later(minutes))).toEqual(state);
  });
});
