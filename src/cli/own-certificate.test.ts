import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import {
  addressOf,
  end,
  endAll,
  runPingtai,
  startPingtai,
} from '../../test/support/started-server.ts';

let database: TestDatabase;
let dataFolder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  dataFolder = await mkdtemp(join(tmpdir(), 'pingtai-own-cli-'));
});
afterAll(async () => {
  await endAll();
  await database.drop();
  await rm(dataFolder, { recursive: true });
});

function surroundings(more: Record<string, string> = {}) {
  return { DATABASE_URL: addressOf(database.owner), PINGTAI_DATA: dataFolder, ...more };
}

function run(...words: readonly string[]) {
  return runPingtai(words, surroundings());
}

const authority = () => join(dataFolder, 'pingtai-authority.crt');

describe('pingtai own-certificate', () => {
  it('is one command: it says what phones must trust, and the next start speaks HTTPS', async () => {
    const { status, said } = await run('own-certificate', 'pingtai.hetang.example');
    const started = await startPingtai(['--empty'], surroundings());

    const ca = await readFile(authority());
    const page = get(`${started.origin}/sign-in?code=${started.code}`, { ca });
    const [answer] = (await once(page, 'response')) as [IncomingMessage];
    answer.resume();
    const plain = await fetch(started.origin.replace('https:', 'http:'));
    const link = await run('sign-in', '--json');
    const stopped = await end(started.child, 'SIGINT');

    expect([status, stopped]).toEqual([0, 0]);
    expect(said).toMatch(/SHA-256 指纹：([0-9A-F]{2}:){31}/);
    expect(said).toContain(authority());
    expect(said).toContain('PINGTAI_HOST=0.0.0.0');
    expect(started.origin).toMatch(/^https:\/\/localhost:/);
    expect(answer.statusCode).toBe(200);
    expect(await plain.text()).toContain('先让手机信任评台的证书');
    expect(link.said).toContain('"https://localhost:');
  });

  it('again keeps the authority and the names; --new-authority makes another', async () => {
    const before = await readFile(authority(), 'utf8');

    const again = await run('own-certificate');
    const same = await readFile(authority(), 'utf8');
    const refused = await run('own-certificate', 'other.example');
    const anew = await run('own-certificate', 'other.example', '--new-authority');

    expect(again.said).toContain('pingtai.hetang.example');
    expect(same).toBe(before);
    expect([refused.status, anew.status]).toEqual([1, 0]);
    expect(refused.said).toContain('--new-authority');
    expect(await readFile(authority(), 'utf8')).not.toBe(before);
  });

  it('that was damaged stops a start in a sentence, and can be made again', async () => {
    await writeFile(join(dataFolder, 'secrets/own-certificate.json'), '{');

    const started = await run('start', '--empty');
    const links = await run('sign-in');
    const again = await run('own-certificate');
    await writeFile(join(dataFolder, 'secrets/own-authority.json'), '{');
    const refused = await run('own-certificate');

    expect([started.status, links.status, again.status, refused.status]).toEqual([1, 0, 0, 1]);
    expect(started.said).toContain('Make your own one again with pingtai own-certificate');
    expect(started.said + links.said).not.toMatch(/\n\s+at /);
    expect(refused.said).toContain('--new-authority');
  });
});

it('a certificate that is not there ends the start in a sentence', async () => {
  const ended = await runPingtai(
    ['start'],
    surroundings({ PINGTAI_TLS_CERTIFICATE: '/no/such.pem', PINGTAI_TLS_KEY: '/no/such.key' }),
  );

  expect(ended.status).toBe(2);
  expect(ended.said).toContain('PINGTAI_TLS_CERTIFICATE 指的文件读不到');
});
