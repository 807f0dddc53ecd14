import { spawn } from 'node:child_process';
import { open, readFile, stat, statfs, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Account, runningAs } from './private-postgres-account.ts';
import { clusterFolderOf, isAlive, SUPERUSER } from './private-postgres-cluster.ts';
import { failureSpokenIn, PrivatePostgresError } from './private-postgres-failure.ts';

/** Small on purpose: the application and the server together stay under 200 MB when idle. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  fsync: 'on',
  shared_buffers: '32MB',
  max_connections: '40',
  jit: 'off',
  io_method: 'sync',
  max_worker_processes: '4',
  max_parallel_workers_per_gather: '0',
  max_logical_replication_workers: '0',
  autovacuum_max_workers: '2',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '256MB',
  min_wal_size: '32MB',
  log_min_messages: 'warning',
  log_line_prefix: '%m [%p] ',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

const START_MILLISECONDS = 60_000;
const STOP_MILLISECONDS = 30_000;
const LARGEST_LOG = 5_000_000;
const NEEDED_SPACE = 1_000_000;

export type ServerPlace = {
  readonly binaries: string;
  readonly dataFolder: string;
  readonly socketFolder: string;
  readonly account: Account;
  readonly settings: Readonly<Record<string, string>>;
};

/** How to reach a database of the private server as its owner. */
export function ownerConnection(socketFolder: string, database: string): pg.ClientConfig {
  return { host: socketFolder, port: 5432, user: SUPERUSER, database };
}

/** A connection that outlived the process that started the server finds it again. */
export async function isAnswering(place: ServerPlace): Promise<boolean> {
  const client = new pg.Client(ownerConnection(place.socketFolder, 'postgres'));
  client.on('error', () => undefined);
  try {
    await client.connect();
    const shown = await client.query<{ folder: string }>(
      `select current_setting('data_directory') as folder`,
    );
    return shown.rows[0]?.folder === clusterFolderOf(place.dataFolder);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Resolves when the server answers; a server that ends first is reported by what it wrote. */
export async function startServer(place: ServerPlace): Promise<void> {
  const log = join(place.dataFolder, 'postgres.log');
  const before = await lengthOfLog(log);
  const server = await spawnServer(place, log);
  const deadline = performance.now() + START_MILLISECONDS;

  while (!(await isAnswering(place))) {
    if (server.exitCode !== null || server.signalCode !== null) {
      const said = (await readFile(log)).subarray(before).toString('utf8').trim();
      const full = await isDiskFull(place.dataFolder);
      throw new PrivatePostgresError(full ? 'disk-full' : failureSpokenIn(said), said);
    }
    if (performance.now() > deadline) throw new PrivatePostgresError('start-failed', log);
    await pause(20);
  }
}

/** Fast shutdown: open transactions are rolled back, everything acknowledged is on disk. */
export async function stopServer(dataFolder: string): Promise<void> {
  const pid = await postmasterOf(dataFolder);
  if (pid === undefined) return;
  process.kill(pid, 'SIGINT');
  const deadline = performance.now() + STOP_MILLISECONDS;
  while (isAlive(pid)) {
    if (performance.now() > deadline) throw new PrivatePostgresError('stop-failed', `${pid}`);
    await pause(10);
  }
}

/**
 * The process id of the running server, read from `postmaster.pid`, which PostgreSQL alone writes
 * and removes. After a power cut the number may belong to a stranger, so the process must stand
 * in the cluster's folder, as a postmaster does.
 */
export async function postmasterOf(dataFolder: string): Promise<number | undefined> {
  const folder = clusterFolderOf(dataFolder);
  const written = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(written, 10);
  if (!(pid > 1) || !isAlive(pid)) return undefined;
  const [ours, its] = await Promise.all([stat(folder), stat(`/proc/${pid}/cwd`).catch(() => null)]);
  return its === null || its.ino === ours.ino ? pid : undefined;
}

/** In its own session, so that Ctrl-C reaches the application first, which then stops it. */
async function spawnServer(place: ServerPlace, log: string) {
  const output = await open(log, 'a', 0o600);
  const settings = { ...SETTINGS, unix_socket_directories: place.socketFolder, ...place.settings };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(
    join(place.binaries, 'postgres'),
    ['-D', clusterFolderOf(place.dataFolder), ...options],
    { ...runningAs(place.account), detached: true, stdio: ['ignore', output.fd, output.fd] },
  );
  server.unref();
  await new Promise<void>((started, failed) => {
    server.once('spawn', started);
    server.once('error', (error) =>
      failed(new PrivatePostgresError('no-binaries', place.binaries, error)),
    );
  }).finally(() => output.close());
  return server;
}

/** On a full disk the server can't even write why it ended. */
async function isDiskFull(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize < NEEDED_SPACE;
}

async function lengthOfLog(log: string): Promise<number> {
  const length = await stat(log).then(
    (found) => found.size,
    () => 0,
  );
  if (length <= LARGEST_LOG) return length;
  await truncate(log);
  return 0;
}
