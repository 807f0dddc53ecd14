import { describe, expect, it } from 'vitest';
import { ownPath } from './own-path.ts';

describe('the way back from a form', () => {
  it.each([
    ['/reviews?branch=2', '/reviews?branch=2'],
    ['/', '/'],
    ['//evil.example/x', '/'],
    ['/\\evil.example', '/'],
    ['/.//evil.example', '/'],
    ['/x/..//evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['reviews', '/'],
    [null, '/'],
  ])('from %s leads to %s', (asked, path) => {
    expect(ownPath(asked, new URL('http://localhost:8080/preferences'))).toBe(path);
  });
});
