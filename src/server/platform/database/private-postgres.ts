import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { chooseAccount } from './private-postgres-account.ts';
import { prepareBinaries } from './private-postgres-binaries.ts';
import { clusterFolderOf, ensureCluster, openDataFolder } from './private-postgres-cluster.ts';
import { folderError, PrivatePostgresError } from './private-postgres-failure.ts';
import {
  isAnswering,
  ownerConnection,
  postmasterOf,
  type ServerPlace,
  startServer,
  stopServer,
} from './private-postgres-server.ts';
import { openSocketFolder, socketFolderOf } from './private-postgres-socket.ts';

const DATABASE = 'pingtai';

/** "ping" in ASCII: one holder at a time means one application on one data folder. */
const APPLICATION_LOCK = 0x70696e67;

export type PrivatePostgresOptions = {
  readonly dataFolder: string;
  readonly log: (line: string) => void;
  /** Called when the server went away and could not be brought back: the application must end. */
  readonly onLost?: (reason: unknown) => void;
  /** Overrides of server settings; only tests, which turn off fsync, need it. */
  readonly settings?: Readonly<Record<string, string>>;
};

export type PrivatePostgres = {
  /** The owner's connection: a superuser of the private server. Pools set their own `max`. */
  readonly owner: pg.PoolConfig;
  /** True when a server that an earlier process left running was taken over. */
  readonly reused: boolean;
  /** Gives up the lock and stops the server; calling it twice is harmless. */
  readonly stop: () => Promise<void>;
};

/**
 * Starts, or takes over, the PostgreSQL server of one data folder. Throws `PrivatePostgresError`
 * with one of a closed list of failures; a second application on the folder is refused.
 */
export async function startPrivatePostgres(
  options: PrivatePostgresOptions,
): Promise<PrivatePostgres> {
  try {
    const place = await preparePlace(options);
    const reused = await ensureServer(place);
    return new Supervisor(place, options, await takeLock(place)).describe(reused);
  } catch (error) {
    throw folderError(error, options.dataFolder);
  }
}

async function preparePlace(options: PrivatePostgresOptions): Promise<ServerPlace> {
  const named = resolve(options.dataFolder);
  const account = await chooseAccount(clusterFolderOf(named));
  await openDataFolder(named, account);
  const dataFolder = await realpath(named);
  const binaries = await prepareBinaries(account, dataFolder);
  await ensureCluster(binaries, dataFolder, account);
  const socketFolder = socketFolderOf(dataFolder);
  await openSocketFolder(socketFolder, account);
  return { account, binaries, dataFolder, socketFolder, settings: options.settings ?? {} };
}

/** True when the server already ran. One that runs but can't be reached is stopped first. */
async function ensureServer(place: ServerPlace): Promise<boolean> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (await isAnswering(place)) return true;
    if ((await postmasterOf(place.dataFolder)) === undefined) break;
    await pause(100);
  }
  await stopServer(place.dataFolder);
  try {
    await startServer(place);
    return false;
  } catch (error) {
    if (await isAnswering(place)) return true;
    throw error;
  }
}

/**
 * A session lock lives as long as its connection, so the operating system frees it on kill -9.
 * The few attempts cover the moment in which the server notices that the last holder is gone.
 */
async function takeLock(place: ServerPlace): Promise<pg.Client> {
  await createDatabase(place);
  const client = new pg.Client(ownerConnection(place.socketFolder, DATABASE));
  client.on('error', () => undefined);
  await client.connect();
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const asked = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
      APPLICATION_LOCK,
    ]);
    if (asked.rows[0]?.held === true) return client;
    await pause(100);
  }
  await client.end();
  throw new PrivatePostgresError('folder-in-use', place.dataFolder);
}

async function createDatabase(place: ServerPlace): Promise<void> {
  const client = new pg.Client(ownerConnection(place.socketFolder, 'postgres'));
  await client.connect();
  try {
    const found = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } catch (error) {
    const raced = error instanceof pg.DatabaseError && /^(42P04|23505)$/.test(error.code ?? '');
    if (!raced) throw error;
  } finally {
    await client.end();
  }
}

const TRIES_TO_COME_BACK = 4;

/** Watches the lock's connection: when the server dies under us, brings it back. */
class Supervisor {
  readonly #place: ServerPlace;
  readonly #options: PrivatePostgresOptions;
  #lock: pg.Client;
  #stopping: Promise<void> | undefined;

  constructor(place: ServerPlace, options: PrivatePostgresOptions, lock: pg.Client) {
    this.#place = place;
    this.#options = options;
    this.#lock = lock;
    this.#watch();
  }

  describe(reused: boolean): PrivatePostgres {
    const owner = ownerConnection(this.#place.socketFolder, DATABASE);
    return { owner, reused, stop: () => (this.#stopping ??= this.#stop()) };
  }

  async #stop(): Promise<void> {
    await this.#lock.end().catch(() => undefined);
    await stopServer(this.#place.dataFolder);
  }

  #watch(): void {
    this.#lock.once('end', () => {
      if (this.#stopping === undefined) void this.#bringBack();
    });
  }

  /** A command that opened the database by itself in that moment may stop it once more when it ends. */
  async #bringBack(): Promise<void> {
    this.#options.log('database server lost; starting it again');
    for (let attempt = 1; ; attempt += 1) {
      try {
        await ensureServer(this.#place);
        this.#lock = await takeLock(this.#place);
        this.#watch();
        return this.#options.log('database server is back');
      } catch (error) {
        if (this.#stopping !== undefined) return;
        if (attempt === TRIES_TO_COME_BACK) return this.#options.onLost?.(error);
        await pause(attempt * 500);
      }
    }
  }
}
