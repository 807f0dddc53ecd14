import { describe, expect, it } from 'vitest';
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
