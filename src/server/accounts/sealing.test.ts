import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sealWith } from './sealing.ts';

const seal = sealWith(randomBytes(32));
const secret = Buffer.from('十二万三千四百五十六');

describe('what is sealed', () => {
  it('opens for its owner, and looks different each time', () => {
    const [one, other] = [seal.close(secret, 'owner'), seal.close(secret, 'owner')];

    expect(one).not.toBe(other);
    expect([seal.open(one, 'owner'), seal.open(other, 'owner')]).toEqual([secret, secret]);
  });

  it('opens for nobody else, with no other key, and not when a bit was changed', () => {
    const sealed = seal.close(secret, 'owner');

    expect(seal.open(sealed, 'another')).toBeUndefined();
    expect(sealWith(randomBytes(32)).open(sealed, 'owner')).toBeUndefined();
    for (let at = 0; at < Buffer.from(sealed, 'base64url').length; at += 1) {
      const bytes = Buffer.from(sealed, 'base64url');
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      expect(seal.open(bytes.toString('base64url'), 'owner')).toBeUndefined();
    }
  });

  it.each(['', 'x', '评台', 'A'.repeat(37), 'A'.repeat(38)])('is not %j', (text) => {
    expect(seal.open(text, 'owner')).toBeUndefined();
  });
});
