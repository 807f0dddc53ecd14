import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startPrivatePostgres } from '#server/platform/database/private-postgres.ts';
import { migrate } from '#server/platform/database/migrate.ts';
import { dropping } from './drop-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's connection to the server under test; `database` is the migrated template. */
    databaseTemplate: pg.PoolConfig & { readonly database: string };
  }
}

type TestServer = { readonly owner: pg.PoolConfig; readonly stop: () => Promise<void> };

/** One server for all test files: the one that TEST_DATABASE_URL names, else a private one. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env['TEST_DATABASE_URL'];
  const server = url ? existingServer(url) : await privateServer();
  const database = `pingtai_template_${process.pid}`;
  const template = { ...server.owner, database };
  await asOwner(server.owner, `create database ${database}`);
  await migrate(template);
  project.provide('databaseTemplate', template);

  return async () => {
    await asOwner(server.owner, ...dropping(database));
    await server.stop();
  };
}

function existingServer(url: string): TestServer {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const owner = {
    host: searchParams.get('host') ?? hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
  };
  return { owner, stop: () => Promise.resolve() };
}

async function privateServer(): Promise<TestServer> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'pingtai-test-'));
  await chmod(dataFolder, 0o755);
  const settings = { fsync: 'off', max_connections: '100' };
  const server = await startPrivatePostgres({ dataFolder, settings, log: () => undefined });
  const stop = async () => {
    await server.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { owner: server.owner, stop };
}

async function asOwner(owner: pg.PoolConfig, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
