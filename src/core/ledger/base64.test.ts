import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { base64, base64Url, bytesOfBase64, bytesOfBase64Url } from './base64.ts';

describe('base64', () => {
  test.each(['', 'Zg==', 'Zm8=', 'Zm9v', 'Zm9vYg==', 'Zm9vYmE=', 'Zm9vYmFy'])(
    'reads and writes the vector %j of RFC 4648',
    (text) => {
      expect(base64(new Uint8Array(Buffer.from(text, 'base64')))).toBe(text);
      expect(Buffer.from(bytesOfBase64(text) ?? [1]).toString('base64')).toBe(text);
    },
  );

  it('agrees with the runtime for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(base64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(bytesOfBase64(base64(bytes))).toEqual(bytes);
        expect(bytesOfBase64Url(base64Url(bytes))).toEqual(bytes);
      }),
    );
  });

  test.each([
    'Zg',
    'Zg=',
    'Zh==',
    'Zm9=',
    'Zg===',
    'Z',
    'Zg==\n',
    'Z g=',
    '====',
    'Zm-_',
    '中文中文',
  ])('refuses %j, which is not how base64 writes it', (text) =>
    expect(bytesOfBase64(text)).toBeUndefined(),
  );

  test.each(['Zg==', 'Zh', 'Zm9', 'Z', 'Zm+/', 'Zg '])(
    'refuses %j, which is not how base64url writes it',
    (text) => expect(bytesOfBase64Url(text)).toBeUndefined(),
  );
});
