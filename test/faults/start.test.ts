import { once } from 'node:events';
import { createServer } from 'node:net';
import { rm, truncate } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  addressOf,
  cookieFor,
  end,
  endAll,
  freshDataFolder,
  isRunning,
  postmasterPid,
  runPingtai,
  spawnPingtai,
  startPingtai,
} from '../support/started-server.ts';

const folders: string[] = [];

async function aFolder(): Promise<string> {
  const folder = await freshDataFolder();
  folders.push(folder);
  return folder;
}

afterEach(endAll);

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

describe('a start', () => {
  let dataFolder: string;

  beforeAll(async () => {
    dataFolder = await aFolder();
    const { child } = await startPingtai(['--empty'], { PINGTAI_DATA: dataFolder });
    await end(child, 'SIGINT');
  }, 120_000);

  it('on a port that is taken says so and leaves no database running', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = String((other.address() as AddressInfo).port);

    const ended = await runPingtai(['start'], { PINGTAI_DATA: dataFolder, PINGTAI_PORT: port });

    other.close();
    expect(ended.status).toBe(1);
    expect(ended.said).toContain(`端口 ${port} 已被占用`);
    expect(ended.said).toContain('PINGTAI_PORT');
    expect(await postmasterPid(dataFolder)).toBeUndefined();
  }, 60_000);

  it('on a data folder in use says so and leaves the first one alone', async () => {
    const first = await startPingtai([], { PINGTAI_DATA: dataFolder });

    const second = await runPingtai(['start'], { PINGTAI_DATA: dataFolder });
    const answer = await fetch(`${first.origin}/api/openapi.json`);
    const status = await end(first.child, 'SIGTERM');

    expect(second.status).toBe(1);
    expect(second.said).toContain('Another Pingtai process is using this data folder');
    expect([answer.status, status]).toEqual([200, 0]);
  }, 60_000);

  it('ended by Ctrl-C, pressed twice, leaves no database and no half answer', async () => {
    const { child, origin } = await startPingtai([], { PINGTAI_DATA: dataFolder });
    const postmaster = await postmasterPid(dataFolder);

    child.kill('SIGINT');
    child.kill('SIGINT');
    const status = await end(child, 'SIGINT');

    expect(status).toBe(0);
    expect(postmaster !== undefined && isRunning(postmaster)).toBe(false);
    await expect(fetch(origin)).rejects.toThrow('fetch failed');
  }, 60_000);

  it('on a damaged data folder says so and changes nothing', async () => {
    const damaged = await aFolder();
    const { child } = await startPingtai(['--empty'], { PINGTAI_DATA: damaged });
    await end(child, 'SIGINT');
    await truncate(join(damaged, 'postgres/global/pg_control'), 100);

    const ended = await runPingtai(['start'], { PINGTAI_DATA: damaged });

    expect(ended.status).toBe(1);
    expect(ended.said).toContain('The data folder is damaged');
    expect(ended.said).not.toMatch(/\n\s+at /);
  }, 120_000);

  it('--empty gives a set-up link that may import', async () => {
    const started = await startPingtai([], { PINGTAI_DATA: dataFolder });
    const cookie = await cookieFor(started);

    const answer = await fetch(`${started.origin}/api/imports`, { headers: { cookie } });
    await end(started.child, 'SIGINT');

    expect([answer.status, await answer.json()]).toEqual([200, { imports: [], drafts: [] }]);
  }, 60_000);

  it('killed while it makes the demo village is finished by the next one', async () => {
    const folder = await aFolder();
    const child = spawnPingtai(['start'], { PINGTAI_DATA: folder });
    await new Promise<void>((resolve, reject) => {
      let said = '';
      child.stdout?.on('data', (part) => {
        said += part;
        if (/ 2\/\d/.test(said)) resolve();
      });
      child.once('close', () => reject(new Error(said)));
    });
    await end(child, 'SIGKILL');

    const started = await startPingtai(['--empty'], { PINGTAI_DATA: folder });
    const cookie = await cookieFor(started);
    const answer = await fetch(`${started.origin}/api/reviews/figures`, { headers: { cookie } });
    const figures = (await answer.json()) as { all: { count: number } };
    const list = await fetch(`${started.origin}/api/imports`, { headers: { cookie } });
    const { imports } = (await list.json()) as { imports: readonly unknown[] };
    await end(started.child, 'SIGINT');

    expect(imports).toHaveLength(6);
    expect(figures.all.count).toBeGreaterThan(90);
  }, 120_000);
});

describe('DATABASE_URL', () => {
  const own = () => inject('databaseTemplate');

  it.each([
    ['that is no address', 'mysql://x', 2, 'DATABASE_URL should look like postgresql://'],
    ['where nobody listens', 'postgresql://u:p@127.0.0.1:1/x', 1, 'does not answer'],
    ['of an unknown host', 'postgresql://u:p@nowhere.invalid/x', 1, 'was not found'],
  ])(
    '%s is refused in a sentence',
    async (_, url, status, sentence) => {
      const ended = await runPingtai(['start'], {
        PINGTAI_DATA: await aFolder(),
        DATABASE_URL: url,
      });

      expect(ended.status, ended.said).toBe(status);
      expect(ended.said).toContain(sentence);
      expect(ended.said).not.toMatch(/\n\s+at |u:p/);
    },
    60_000,
  );

  it.each([
    ['of a database that is not there', { database: 'pingtai_nowhere' }, 'does not exist'],
    ['of a user that is not there', { user: 'pingtai_nobody' }, 'may not log in|is wrong'],
  ])(
    '%s is refused in a sentence',
    async (_, wrong, sentence) => {
      const url = addressOf({ ...own(), ...wrong });

      const ended = await runPingtai(['start'], {
        PINGTAI_DATA: await aFolder(),
        DATABASE_URL: url,
      });

      expect(ended.status, ended.said).toBe(1);
      expect(ended.said).toMatch(new RegExp(sentence));
      expect(ended.said).not.toMatch(/\n\s+at /);
    },
    60_000,
  );
});

it('goes on after the private database was killed, without a restart', async () => {
  const dataFolder = await aFolder();
  const started = await startPingtai(['--empty'], { PINGTAI_DATA: dataFolder });
  const cookie = await cookieFor(started);
  const ask = () => fetch(`${started.origin}/api/people`, { headers: { cookie } });
  const postmaster = await postmasterPid(dataFolder);

  if (postmaster !== undefined) process.kill(postmaster, 'SIGKILL');
  const statuses: number[] = [];
  while (statuses.at(-1) !== 200 && statuses.length < 200) {
    statuses.push((await ask()).status);
    await pause(100);
  }
  await end(started.child, 'SIGINT');

  expect(statuses.at(-1)).toBe(200);
  expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
}, 120_000);
