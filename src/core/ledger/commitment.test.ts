import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitment, opensCommitment } from './commitment.ts';
import { bytesOfHex, hex, sha256, utf8 } from './bytes.ts';

const salt = Uint8Array.from({ length: 32 }, (_, at) => at);

describe('the commitment to a content', () => {
  it('is the SHA-256 of domain, salt and payload, as a stranger would compute it', () => {
    const byHand = createHash('sha256')
      .update('pingtai/commit/v1\0')
      .update(salt)
      .update('{"rating":"不合格"}')
      .digest('hex');

    expect(hex(commitment(salt, '{"rating":"不合格"}'))).toBe(byHand);
  });

  it('opens only with the same salt and payload', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(31), (payload, at) => {
        const committed = commitment(salt, payload);
        const otherSalt = salt.map((byte, index) => (index === at ? byte ^ 1 : byte));

        expect(opensCommitment(committed, { salt, payload })).toBe(true);
        expect(opensCommitment(committed, { salt, payload: `${payload} ` })).toBe(false);
        expect(opensCommitment(committed, { salt: otherSalt, payload })).toBe(false);
      }),
    );
  });

  it('is refused for a salt of another length, and never opens with one', () => {
    expect(() => commitment(salt.slice(1), 'x')).toThrow();
    expect(opensCommitment(salt, { salt: salt.slice(1), payload: 'x' })).toBe(false);
  });

  it('is refused for half a surrogate pair', () => {
    expect(() => commitment(salt, '\ud800')).toThrow();
    expect(opensCommitment(salt, { salt, payload: '\ud800' })).toBe(false);
  });
});

describe('bytes', () => {
  it('reads only lower-case hexadecimal', () => {
    expect(bytesOfHex('00ff')).toEqual(new Uint8Array([0, 255]));
    expect([bytesOfHex('0'), bytesOfHex('FF'), bytesOfHex('zz')]).toEqual(Array(3).fill(undefined));
  });

  it('hashes as the runtime does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(hex(sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'));
      }),
    );
    expect(hex(utf8('台账'))).toBe('e58fb0e8b4a6');
  });
});
