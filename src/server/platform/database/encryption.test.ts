import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectionOfUrl } from './app-role.ts';
import { encryptionProblemOf } from './encryption.ts';

test.each(['allow', 'prefer', 'no-verify', ''])('sslmode=%s is not understood', (mode) => {
  const address = `postgresql://o@h/d?sslmode=${mode}`;

  expect(encryptionProblemOf(address)).toBe('unknown-mode');
  expect(() => connectionOfUrl(address)).toThrow('sslmode');
});

test.each([
  ['disable', undefined],
  ['require', { rejectUnauthorized: false }],
  ['verify-ca', { rejectUnauthorized: true }],
  ['verify-full', { rejectUnauthorized: true }],
])('sslmode=%s is understood', (mode, ssl) => {
  const address = `postgresql://o@h/d?sslmode=${mode}`;

  expect(encryptionProblemOf(address)).toBeUndefined();
  expect(connectionOfUrl(address).ssl).toEqual(ssl);
});

describe('a certificate authority of the operator', () => {
  const certificate = rootCertificates[0] ?? '';
  let folder: string;
  let authority: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pingtai-authority-'));
    authority = join(folder, 'the ca.pem');
    await writeFile(authority, certificate);
    await writeFile(join(folder, 'notes.txt'), 'no certificate');
  });
  afterAll(() => rm(folder, { recursive: true }));

  function address(query: string, file = authority): string {
    return `postgresql://o@h/d?${query}&sslrootcert=${encodeURIComponent(file)}`;
  }

  test.each(['require', 'verify-ca', 'verify-full'])('is the one checked by sslmode=%s', (mode) => {
    const named = address(`sslmode=${mode}`);

    expect(encryptionProblemOf(named)).toBeUndefined();
    expect(connectionOfUrl(named).ssl).toEqual({ rejectUnauthorized: true, ca: certificate });
  });

  test.each(['sslmode=disable', 'port=1'])('is not passed over without encryption: %s', (query) => {
    expect(encryptionProblemOf(address(query))).toBe('authority-unused');
  });

  test.each(['missing.pem', 'notes.txt', ''])('in %j is no certificate', (file) => {
    const named = address('sslmode=verify-full', join(folder, file));

    expect(encryptionProblemOf(named)).toBe('authority-unreadable');
    expect(() => connectionOfUrl(named)).toThrow('sslrootcert');
  });
});
