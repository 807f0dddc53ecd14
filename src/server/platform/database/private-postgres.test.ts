import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PrivatePostgres, startPrivatePostgres } from './private-postgres.ts';
import { failureSpokenIn, privatePostgresSentences } from './private-postgres-failure.ts';
import { postmasterOf, stopServer } from './private-postgres-server.ts';

const isRoot = process.getuid?.() === 0;
const lines: string[] = [];
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pingtai-pg-'));
  await chmod(folder, 0o755);
});

afterEach(async () => {
  await stopServer(folder);
  await rm(folder, { recursive: true, force: true });
});

function start(dataFolder = folder): Promise<PrivatePostgres> {
  return startPrivatePostgres({ dataFolder, log: (line) => lines.push(line) });
}

async function ask<Row extends pg.QueryResultRow>(
  server: PrivatePostgres,
  question: string,
): Promise<Row | undefined> {
  const client = new pg.Client(server.owner);
  await client.connect();
  const answer = await client.query<Row>(question).finally(() => client.end());
  return answer.rows[0];
}

/** Starts the server from another process, which is then killed without a chance to clean up. */
async function startAndKillStarter(): Promise<string> {
  const holder = spawn(process.execPath, ['test/support/hold-private-postgres.ts', folder]);
  const [said] = (await once(holder.stdout, 'data')) as [Buffer];
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  return said.toString().trim();
}

describe('a private server', () => {
  it('keeps what was written when it is stopped and started again', async () => {
    const first = await start();
    await ask(first, `create table kept as select '评议' as word`);
    await first.stop();

    const second = await start();

    expect(await ask(second, 'select word from kept')).toEqual({ word: '评议' });
    expect(second.reused).toBe(false);
    await second.stop();
    expect(await postmasterOf(folder)).toBeUndefined();
  });

  it('knows Chinese and accented letters as letters, syncs, and listens to no network', async () => {
    const server = await start();

    const found = await ask(
      server,
      `select 'ÄÖ' ~ '^\\w+$' as accented, '花名册' ~ '^\\w+$' as chinese, lower('ÄÖ') as lowered,
        current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync,
        current_setting('server_version_num')::int / 10000 as major`,
    );

    expect(found).toEqual({
      accented: true,
      chinese: true,
      lowered: 'äö',
      addresses: '',
      fsync: 'on',
      major: 18,
    });
    await server.stop();
  });

  it('finds Chinese words by trigram', async () => {
    const server = await start();
    await ask(server, 'create extension pg_trgm');

    const found = await ask<{ grams: string[] }>(server, `select show_trgm('整改台账') as grams`);

    expect(found?.grams.length).toBeGreaterThan(2);
    await server.stop();
  });

  it('is taken over when the process that started it was killed', async () => {
    expect(await startAndKillStarter()).toBe('started');
    expect(await postmasterOf(folder)).toBeDefined();

    const server = await start();

    expect(server.reused).toBe(true);
    await server.stop();
    expect(await postmasterOf(folder)).toBeUndefined();
  });

  it('comes back by itself when the database process is killed', async () => {
    const server = await start();
    await ask(server, 'create table kept as select 1 as one');
    const killed = await postmasterOf(folder);
    const back = expect.poll(() => lines.at(-1), { timeout: 15_000, interval: 20 });

    process.kill(killed ?? 0, 'SIGKILL');
    await back.toBe('database server is back');

    expect(await ask(server, 'select one from kept')).toEqual({ one: 1 });
    await server.stop();
  });

  it('refuses a second application on the same folder', async () => {
    const first = await start();

    await expect(start()).rejects.toMatchObject({ failure: 'folder-in-use' });

    expect(await ask(first, 'select 1 as one')).toEqual({ one: 1 });
    await first.stop();
  });

  it('begins again after a first start that was killed half-way', async () => {
    const dead = spawnSync('true').pid;
    const draft = join(folder, `postgres.draft-${dead}`);
    await mkdir(join(draft, 'base'), { recursive: true });
    await writeFile(join(draft, 'PG_VERSION'), '18\n');

    const server = await start();

    expect(await ask(server, 'select 1 as one')).toEqual({ one: 1 });
    expect(await readdir(folder)).not.toContain(`postgres.draft-${dead}`);
    await server.stop();
  });

  it('reaches a folder whose path is too long for a socket', async () => {
    const deep = join(folder, '评议'.repeat(15));

    const server = await start(deep);

    expect(server.owner.host).toMatch(/pingtai-[0-9a-f]{16}$/);
    expect((await stat(String(server.owner.host))).mode & 0o777).toBe(0o700);
    await server.stop();
    await rm(String(server.owner.host), { recursive: true });
  });
});

describe('a folder that cannot be used', () => {
  it.each([
    ['of a newer version', '19\n', 'folder-of-newer-version'],
    ['of an older version', '17\n', 'folder-of-older-version'],
    ['without a readable version', '', 'folder-damaged'],
  ])('is named when it is %s', async (_, version, failure) => {
    await mkdir(join(folder, 'postgres'));
    await writeFile(join(folder, 'postgres', 'PG_VERSION'), version);

    await expect(start()).rejects.toMatchObject({ failure });
  });

  it.each([
    ['an overwritten file', 'x'.repeat(8192)],
    ['a file cut short', ''],
  ])('is named when it is damaged by %s', async (_, content) => {
    await (await start()).stop();
    await writeFile(join(folder, 'postgres/global/pg_control'), content);

    await expect(start()).rejects.toMatchObject({ failure: 'folder-damaged' });
  });

  it('is named when a file stands in its place', async () => {
    await writeFile(join(folder, 'file'), '');

    await expect(start(join(folder, 'file'))).rejects.toMatchObject({
      failure: 'folder-not-writable',
    });
  });

  it.runIf(isRoot)('is named when only root may enter it', async () => {
    await mkdir(join(folder, 'closed'), { mode: 0o700 });

    await expect(start(join(folder, 'closed', 'data'))).rejects.toMatchObject({
      failure: 'folder-not-reachable',
    });
  });

  it('is explained by what PostgreSQL said', () => {
    expect(failureSpokenIn('could not write to file: No space left on device')).toBe('disk-full');
    expect(failureSpokenIn('something new')).toBe('start-failed');
  });
});

it('has a sentence in both languages for every failure', () => {
  for (const { zh, en } of Object.values(privatePostgresSentences)) {
    expect(zh).toMatch(/\p{Script=Han}.*。$/u);
    expect(en).toMatch(/^[A-Z].*\.$/);
  }
});
