import { describe, expect, it } from 'vitest';
import { pinFault } from './pin.ts';

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
