import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueAuthority } from './certificates/certificate-writer.ts';
import { makeOwnCertificate } from './certificates/own-certificate.ts';
import { readConfig } from './config.ts';

function reading(environment: Record<string, string>, isRoot = false) {
  return readConfig({ environment, clone: '/home/clerk/pingtai', isRoot });
}

describe('settings', () => {
  it('need none to be given', () => {
    expect(reading({})).toEqual({
      ok: true,
      value: {
        web: { host: '127.0.0.1', port: 7280, origin: undefined },
        database: { kind: 'private' },
        dataFolder: '/home/clerk/pingtai/data',
        timeZone: 'Asia/Shanghai',
      },
    });
  });

  it('put the data of root outside its closed home', () => {
    expect(reading({}, true)).toMatchObject({
      value: { dataFolder: expect.stringMatching(/^\/var\/lib\/pingtai\/pingtai-[0-9a-f]{8}$/) },
    });
  });

  it('are taken as given, empty ones as not given', () => {
    const environment = {
      PINGTAI_HOST: '0.0.0.0',
      PINGTAI_PORT: '80',
      PINGTAI_ORIGIN: 'https://pingtai.example',
      PINGTAI_DATA: 'elsewhere',
      PINGTAI_TIME_ZONE: 'Asia/Urumqi',
      DATABASE_URL: 'postgresql://owner:secret@db:5432/pingtai',
      DATABASE_APP_URL: '  ',
    };

    expect(reading(environment)).toEqual({
      ok: true,
      value: {
        web: { host: '0.0.0.0', port: 80, origin: 'https://pingtai.example' },
        database: {
          kind: 'server',
          ownerUrl: 'postgresql://owner:secret@db:5432/pingtai',
          applicationUrl: undefined,
        },
        dataFolder: '/home/clerk/pingtai/elsewhere',
        timeZone: 'Asia/Urumqi',
      },
    });
  });

  it('take the app role on the same terms of encryption', () => {
    const urls = (mode: string) => ({
      DATABASE_URL: 'postgresql://owner@db/pingtai?sslmode=verify-full',
      DATABASE_APP_URL: `postgresql://app@db/pingtai?sslmode=${mode}`,
    });

    expect(reading(urls('disable')).ok).toBe(true);
    expect(reading(urls('prefer'))).toMatchObject({ refusal: { variable: 'DATABASE_APP_URL' } });
  });

  it('stay as they were read', () => {
    const config = reading({});

    expect(config.ok && Object.isFrozen(config.value) && Object.isFrozen(config.value.web)).toBe(
      true,
    );
  });

  it.each([
    ['PINGTAI_PORT', '65536'],
    ['PINGTAI_PORT', '-1'],
    ['PINGTAI_PORT', '80a'],
    ['PINGTAI_PORT', '1e3'],
    ['PINGTAI_HOST', 'not a host'],
    ['PINGTAI_ORIGIN', 'pingtai.example'],
    ['PINGTAI_ORIGIN', 'ftp://pingtai.example'],
    ['PINGTAI_ORIGIN', 'https://pingtai.example/path'],
    ['PINGTAI_DATA', 'x'.repeat(5000)],
    ['PINGTAI_TIME_ZONE', 'Mars/Olympus'],
    ['DATABASE_URL', 'mysql://db/pingtai'],
    ['DATABASE_URL', 'secret-password'],
    ['DATABASE_URL', 'postgresql://o:secret@db/pingtai?sslmode=allow'],
    ['DATABASE_URL', 'postgresql://o:secret@db/pingtai?sslmode=prefer'],
    ['DATABASE_URL', 'postgresql://o:secret@db/pingtai?sslmode='],
    ['DATABASE_URL', 'postgresql://o:secret@db/pingtai?sslmode=toString'],
    ['DATABASE_URL', 'postgresql://o:secret@db/pingtai?sslrootcert=/ca.pem'],
    ['DATABASE_URL', 'postgresql://o:secret@db/d?sslmode=verify-full&sslrootcert=/no/such.pem'],
    ['DATABASE_APP_URL', 'postgresql://app@db/pingtai'],
  ])('refuse %s=%s in a sentence that names it and repeats no secret', (variable, value) => {
    const refused = reading({ [variable]: value });

    expect(refused).toMatchObject({ ok: false, refusal: { code: 'wrong-setting', variable } });
    const { zh, en } = refused.ok ? { zh: '', en: '' } : refused.refusal;
    expect(zh).toContain(variable);
    expect(en).toContain(variable);
    expect(zh + en).not.toContain('secret');
  });
});

describe('a certificate', () => {
  let folder: string;
  const file = (name: string) => join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pingtai-config-'));
    const validity = { from: new Date('2026-11-23'), until: new Date('2026-11-24') };
    const [mine, other] = [1, 2].map(() => issueAuthority('test', [], validity));
    await writeFile(file('site.pem'), mine?.certificate ?? '');
    await writeFile(file('site.key'), mine?.key ?? '', { mode: 0o640 });
    await writeFile(file('other.key'), other?.key ?? '', { mode: 0o600 });
    await writeFile(file('open.key'), mine?.key ?? '');
    await chmod(file('open.key'), 0o644);
    await makeOwnCertificate(file('data'), { given: [], now: new Date() });
  });
  afterAll(() => rm(folder, { recursive: true }));

  function readingWith(certificate?: string, key?: string, more: Record<string, string> = {}) {
    return reading({
      ...(certificate && { PINGTAI_TLS_CERTIFICATE: file(certificate) }),
      ...(key && { PINGTAI_TLS_KEY: file(key) }),
      ...more,
    });
  }

  it('is used with its key, also behind a proxy over HTTPS', () => {
    const files = { kind: 'files', certificate: file('site.pem'), key: file('site.key') };

    const alone = readingWith('site.pem', 'site.key');
    const proxied = readingWith('site.pem', 'site.key', { PINGTAI_ORIGIN: 'https://pt.example' });

    expect(alone).toMatchObject({ ok: true, value: { web: { certificate: files } } });
    expect(proxied).toMatchObject({ ok: true, value: { web: { certificate: files } } });
  });

  it('of one’s own is used where one was made, unless files are named or a proxy stands in front', () => {
    const data = { PINGTAI_DATA: file('data') };
    const sourceOf = (read: ReturnType<typeof reading>) => read.ok && read.value.web.certificate;

    expect(sourceOf(reading(data))).toEqual({ kind: 'own', dataFolder: file('data') });
    expect(sourceOf(readingWith('site.pem', 'site.key', data))).toMatchObject({ kind: 'files' });
    expect(sourceOf(reading({ ...data, PINGTAI_ORIGIN: 'https://pt.example' }))).toBeUndefined();
  });

  it.each([
    ['without a key', 'site.pem', undefined, 'PINGTAI_TLS_CERTIFICATE', 'go together'],
    ['that is missing beside a key', undefined, 'site.key', 'PINGTAI_TLS_KEY', 'go together'],
    ['that is not there', 'none.pem', 'site.key', 'PINGTAI_TLS_CERTIFICATE', 'no certificate'],
    ['that is none', 'site.key', 'site.key', 'PINGTAI_TLS_CERTIFICATE', 'no certificate'],
    ['whose key is not there', 'site.pem', 'none.key', 'PINGTAI_TLS_KEY', 'no private key'],
    ['whose key is none', 'site.pem', 'site.pem', 'PINGTAI_TLS_KEY', 'no private key'],
    ['with another one’s key', 'site.pem', 'other.key', 'PINGTAI_TLS_KEY', 'does not belong'],
    ['whose key all may read', 'site.pem', 'open.key', 'PINGTAI_TLS_KEY', 'Everyone may read'],
  ] as const)('%s is refused in a sentence', (_, certificate, key, variable, words) => {
    const refused = readingWith(certificate, key);

    expect(refused).toMatchObject({ ok: false, refusal: { code: 'wrong-setting', variable } });
    const { zh, en } = refused.ok ? { zh: '', en: '' } : refused.refusal;
    expect(en).toContain(words);
    expect(zh).toContain(variable);
  });

  it('does not go with an address that people type without encryption', () => {
    const refused = readingWith('site.pem', 'site.key', { PINGTAI_ORIGIN: 'http://pt.example' });

    expect(refused).toMatchObject({ ok: false, refusal: { variable: 'PINGTAI_ORIGIN' } });
  });
});
