import { execFileSync, spawnSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressBytes } from './certificate-names.ts';
import { issueServerCertificate, issueAuthority } from './certificate-writer.ts';
import {
  authorityCertificateFile,
  makeOwnCertificate,
  type OwnCertificate,
  readOwnAuthority,
  readOwnCertificate,
  renewOwnCertificate,
} from './own-certificate.ts';

const DAY = 24 * 3600 * 1000;
const now = new Date('2026-11-23T01:00:00Z');
const later = (days: number) => new Date(+now + days * DAY);
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

let folder: string;
let own: OwnCertificate;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pingtai-own-'));
  own = await made(folder, ['pingtai.hetang.example', '192.168.43.1']);
});
afterAll(() => rm(folder, { recursive: true }));

async function made(where: string, given: readonly string[]): Promise<OwnCertificate> {
  const answer = await makeOwnCertificate(where, { given, now });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}

function authorityOf(where: string): X509Certificate {
  return new X509Certificate(readOwnAuthority(where) ?? '');
}

describe('an own certificate', () => {
  it('is signed by its authority, for the names given, those found and this machine', () => {
    const certificate = new X509Certificate(own.certificate);
    const authority = authorityOf(folder);

    expect(certificate.checkIssued(authority)).toBe(true);
    expect(certificate.verify(authority.publicKey)).toBe(true);
    expect(certificate.checkPrivateKey(createPrivateKey(own.key))).toBe(true);
    expect(certificate.checkHost('pingtai.hetang.example')).toBeDefined();
    expect(certificate.checkHost('localhost')).toBeDefined();
    expect(certificate.checkHost('bank.example')).toBeUndefined();
    for (const address of ['192.168.43.1', '127.0.0.1', '::1']) {
      expect(certificate.checkIP(address)).toBe(address);
    }
    expect(own.names[0]).toBe('pingtai.hetang.example');
  });

  it('lasts at most 397 days, its authority ten years', () => {
    const certificate = new X509Certificate(own.certificate);
    const authority = authorityOf(folder);
    const days = ({ validFromDate, validToDate }: X509Certificate) =>
      (+validToDate - +validFromDate) / DAY;

    expect([days(certificate), days(authority)]).toEqual([397, 3652]);
    expect([certificate.ca, authority.ca]).toEqual([false, true]);
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(certificate.serialNumber).not.toBe(authority.serialNumber);
  });

  it('has its keys where only the owner reads them, and a file for phones', async () => {
    const mode = async (path: string) => (await stat(join(folder, path))).mode & 0o777;

    expect(await mode('secrets/own-authority.json')).toBe(0o600);
    expect(await mode('secrets/own-certificate.json')).toBe(0o600);
    expect((await stat(authorityCertificateFile(folder))).mode & 0o444).toBe(0o444);
  });

  it('stays as it is while it lasts', async () => {
    expect(await renewOwnCertificate(folder, later(300))).toEqual(own);
    expect(readOwnCertificate(folder)).toEqual(own);
  });

  it('is renewed a month before its end, by the same authority', async () => {
    const where = await mkdtemp(join(tmpdir(), 'pingtai-own-'));
    const first = await made(where, ['192.168.43.1']);
    const issuer = authorityOf(where);

    const renewed = await renewOwnCertificate(where, later(367));
    await rm(where, { recursive: true });

    expect(renewed.certificate).not.toBe(first.certificate);
    expect(renewed.given).toEqual(['192.168.43.1']);
    expect(new X509Certificate(renewed.certificate).verify(issuer.publicKey)).toBe(true);
  });

  it('is renewed when the machine has got another address', async () => {
    const where = await mkdtemp(join(tmpdir(), 'pingtai-own-'));
    const first = await made(where, []);
    const file = join(where, 'secrets/own-certificate.json');
    await writeFile(file, JSON.stringify({ ...first, names: ['localhost'] }));

    const renewed = await renewOwnCertificate(where, later(1));
    await rm(where, { recursive: true });

    expect(renewed.names).toEqual(first.names);
  });

  it('never outlasts its authority, and says when that one ends', async () => {
    const where = await mkdtemp(join(tmpdir(), 'pingtai-own-'));
    await made(where, []);
    const authority = authorityOf(where);

    const last = await makeOwnCertificate(where, { given: [], now: later(3600) });
    const none = await makeOwnCertificate(where, { given: [], now: later(3640) });
    const anew = await makeOwnCertificate(where, { given: [], now: later(3640), anew: true });
    await rm(where, { recursive: true });

    const until = last.ok ? new X509Certificate(last.value.certificate).validToDate : undefined;
    expect(until).toEqual(authority.validToDate);
    expect(none).toMatchObject({ refusal: { code: 'authority-ends', on: authority.validToDate } });
    expect(anew.ok).toBe(true);
  });

  it.each(['bank.example', '8.8.8.8', 'example'])(
    'for %s is refused by an authority that was not made for it',
    async (name) => {
      const refused = await makeOwnCertificate(folder, { given: [name], now });

      expect(refused).toMatchObject({ ok: false, refusal: { code: 'name-not-permitted', name } });
    },
  );
});

describe.skipIf(!hasOpenssl)('in the eyes of OpenSSL, strictly by RFC 5280', () => {
  it.each([
    ['-verify_hostname', 'pingtai.hetang.example'],
    ['-verify_ip', '192.168.43.1'],
    ['-verify_ip', '::1'],
  ])('it is good for %s %s', async (option, name) => {
    expect(await verified(own.certificate, option, name)).toContain('OK');
  });

  it.each([
    ['-verify_hostname', 'bank.example', 'permitted subtree violation'],
    ['-verify_ip', '8.8.8.8', 'permitted subtree violation'],
  ])('a stolen authority key is worth nothing for %s %s', async (option, name, why) => {
    const authority = authorityOf(folder);
    const secrets = await import(join(folder, 'secrets/own-authority.json'), {
      with: { type: 'json' },
    });
    const privateKey = createPrivateKey(secrets.default.key);
    const issuer = {
      name: authority.subject.replace('CN=', ''),
      privateKey,
      publicKey: authority.publicKey,
    };
    const forged = issueServerCertificate(issuer, [name], { from: now, until: later(90) });

    expect(await verified(forged.certificate, option, name)).toContain(why);
  });

  it('reads the same years on both sides of 2050', () => {
    const validity = { from: new Date('2049-12-31T23:59:59Z'), until: new Date('2050-01-01') };
    const { certificate } = issueAuthority('test', ['lan'], validity);

    const said = execFileSync('openssl', ['x509', '-noout', '-dates'], {
      input: certificate,
      encoding: 'utf8',
    });

    expect(said).toMatch(/notBefore=Dec 31 23:59:59 2049 GMT\nnotAfter=Jan {2}1 00:00:00 2050 GMT/);
  });

  async function verified(certificate: string, option: string, name: string): Promise<string> {
    const file = join(folder, 'checked.pem');
    await writeFile(file, certificate);
    const moment = String(+later(1) / 1000);
    const words = ['-x509_strict', '-purpose', 'sslserver', '-attime', moment, option, name];
    const trusted = ['-CAfile', authorityCertificateFile(folder)];
    const { stdout, stderr } = spawnSync('openssl', ['verify', ...words, ...trusted, file], {
      encoding: 'utf8',
    });
    return stdout + stderr;
  }
});

it.each([
  ['192.168.43.1', 'c0a82b01'],
  ['::1', '00000000000000000000000000000001'],
  ['fd12:3456::9', 'fd123456000000000000000000000009'],
  ['fe80::', 'fe800000000000000000000000000000'],
  ['1:2:3:4:5:6:7:8', '00010002000300040005000600070008'],
  ['::ffff:10.0.0.1', '00000000000000000000ffff0a000001'],
])('writes %s as the bytes %s', (address, hex) => {
  expect(addressBytes(address).toString('hex')).toBe(hex);
});
