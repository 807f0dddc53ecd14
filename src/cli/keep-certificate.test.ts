import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { issueAuthority } from '#server/platform/certificates/certificate-writer.ts';
import { makeOwnCertificate } from '#server/platform/certificates/own-certificate.ts';
import { SecureServer } from '#server/platform/certificates/secure-server.ts';
import {
  type CertificateSource,
  readServedCertificate,
} from '#server/platform/certificates/served-certificate.ts';
import { certificateWatch } from './keep-certificate.ts';

const now = new Date('2026-11-23T01:00:00Z');
const nextYear = new Date('2027-12-01T01:00:00Z');
const folders: string[] = [];
const failures: unknown[] = [];
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pingtai-kept-'));
  folders.push(folder);
  failures.splice(0);
});
afterAll(async () => {
  for (const each of folders) await rm(each, { recursive: true });
});

function issued() {
  return issueAuthority('test', [], { from: now, until: nextYear });
}

async function watched(source: CertificateSource) {
  const server = new SecureServer(await readServedCertificate(source, now), {}, () => undefined);
  const failure = (error: unknown) => void failures.push(error);
  return { server, look: certificateWatch(server, source, { failure }) };
}

it('files that were renewed are taken up; half renewed ones wait and are logged once', async () => {
  const source = {
    kind: 'files',
    certificate: join(folder, 'site.pem'),
    key: join(folder, 'site.key'),
  } as const;
  const [first, second] = [issued(), issued()];
  await writeFile(source.certificate, first.certificate);
  await writeFile(source.key, first.key);
  const { server, look } = await watched(source);

  await writeFile(source.certificate, second.certificate);
  await look(now);
  await look(now);
  const between = server.served.certificate;
  await writeFile(source.key, second.key);
  await look(now);

  expect(between).toBe(first.certificate);
  expect(failures).toHaveLength(1);
  expect(server.served).toEqual({ certificate: second.certificate, key: second.key });
});

it('the own one is renewed while the server runs', async () => {
  await makeOwnCertificate(folder, { given: [], now });
  const { server, look } = await watched({ kind: 'own', dataFolder: folder });
  const before = server.served;

  await look(now);
  const same = server.served;
  await look(nextYear);

  expect(same).toBe(before);
  expect(server.served.certificate).not.toBe(before.certificate);
  expect(server.served.authority).toBe(before.authority);
  expect(failures).toEqual([]);
});
