import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecoveryCode, recoveryCodeOf, recoveryCodeText } from './recovery-code.ts';
import { readSignInName } from './sign-in-name.ts';

describe('a sign-in name', () => {
  it.each([
    [' YuanLihua ', 'yuanlihua'],
    ['ｙｕａｎ', 'yuan'],
    ['袁丽华', '袁丽华'],
    ['li.wei-2', 'li.wei-2'],
    ['', undefined],
    ['a', undefined],
    ['li wei', undefined],
    ['.li', undefined],
    ['li-', undefined],
    ['<b>li</b>', undefined],
    ['x'.repeat(41), undefined],
  ])('%j is %s', (typed, name) => {
    expect(readSignInName(typed)).toBe(name);
  });
});

describe('a recovery code', () => {
  it('is read as it was printed, in any case and without its dash', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 16 }), (random) => {
        const code = recoveryCodeOf(random);
        for (const typed of [code, recoveryCodeText(code), code.toLowerCase(), ` ${code} `]) {
          expect(readRecoveryCode(typed)).toBe(code);
        }
      }),
    );
  });

  it.each(['', '123456', 'ABCDE-ABCD', 'UUUUU-UUUUU'])('is not %j', (typed) => {
    expect(readRecoveryCode(typed)).toBeUndefined();
  });
});
