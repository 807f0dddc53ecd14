import { realpath } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { type Application, createApplication } from '#server/application.ts';
import { checkLogKey } from '#server/ledger/log-key-check.ts';
import { LogKeyError, logKeySentence } from '#server/ledger/log-key-failure.ts';
import { systemClock } from '#server/platform/clock.ts';
import { type Config, readConfig, surroundings } from '#server/platform/config.ts';
import {
  appConnectionOf,
  appPasswordOf,
  connectionOfUrl,
} from '#server/platform/database/app-role.ts';
import { migrate } from '#server/platform/database/migrate.ts';
import {
  PrivatePostgresError,
  privatePostgresSentences,
} from '#server/platform/database/private-postgres-failure.ts';
import { ownerConnection } from '#server/platform/database/private-postgres-server.ts';
import { socketFolderOf } from '#server/platform/database/private-postgres-socket.ts';
import { startPrivatePostgres } from '#server/platform/database/private-postgres.ts';
import { complain, complainOf } from './speak.ts';

export const cloneFolder = fileURLToPath(new URL('../../', import.meta.url));

export interface OpenedDatabase {
  readonly owner: pg.PoolConfig;
  readonly application: pg.PoolConfig;
  /** What the app role's password becomes; nothing when the operator has named a login of his own. */
  readonly appPassword: string | undefined;
  readonly close: () => Promise<void>;
}

export interface Opened {
  readonly config: Config;
  readonly application: Application;
  readonly owner: pg.PoolConfig;
  close(): Promise<void>;
}

/** Reads the settings or says in one sentence which one is wrong. */
export function settings(): Config | undefined {
  const read = readConfig(surroundings(cloneFolder));
  if (read.ok) return read.value;
  complainOf(read.refusal);
  return undefined;
}

export interface OpenOptions {
  /** Commands may work beside a running server; `start` must be alone on its data folder. */
  readonly beside: boolean;
  readonly onFailure: (error: unknown, incident?: string) => void;
  /** The private database went away and could not be brought back. */
  readonly onLost?: (reason: unknown) => void;
  /** Whether to open in spite of a key that is not the one of the ledgers; else it is thrown. */
  readonly opensDespite?: (strangeKey: LogKeyError) => boolean;
}

export async function openApplication(config: Config, options: OpenOptions): Promise<Opened> {
  const database = await openDatabase(config, options);
  await migrate(database.owner, database);
  await demandLogKey(database, config, options);
  const application = createApplication({
    appDatabase: database.application,
    clock: systemClock(config.timeZone),
    dataFolder: config.dataFolder,
    onFailure: options.onFailure,
  });
  return {
    config,
    application,
    owner: database.owner,
    close: async () => {
      await application.close();
      await database.close();
    },
  };
}

/** Before anything can be signed with the wrong key. */
async function demandLogKey(
  database: OpenedDatabase,
  { dataFolder }: Config,
  { opensDespite }: OpenOptions,
): Promise<void> {
  const strange = await checkLogKey(database.owner, dataFolder);
  if (!strange || opensDespite?.(strange)) return;
  await database.close();
  throw strange;
}

async function openDatabase(config: Config, options: OpenOptions): Promise<OpenedDatabase> {
  if (config.database.kind === 'private') return openPrivate(config, options);
  const owner = connectionOfUrl(config.database.ownerUrl);
  const { applicationUrl } = config.database;
  if (applicationUrl === undefined) return withOurLogin(owner, async () => undefined);
  return {
    owner,
    application: connectionOfUrl(applicationUrl),
    appPassword: undefined,
    close: async () => undefined,
  };
}

function withOurLogin(owner: pg.PoolConfig, close: () => Promise<void>): OpenedDatabase {
  const application = appConnectionOf(owner);
  return { owner, application, appPassword: appPasswordOf(owner), close };
}

async function openPrivate(config: Config, options: OpenOptions): Promise<OpenedDatabase> {
  const { dataFolder } = config;
  const { onLost = () => undefined } = options;
  try {
    const started = await startPrivatePostgres({ dataFolder, log: () => undefined, onLost });
    return withOurLogin(started.owner, started.stop);
  } catch (error) {
    const inUse = error instanceof PrivatePostgresError && error.failure === 'folder-in-use';
    if (!inUse || !options.beside) throw error;
    const owner = ownerConnection(socketFolderOf(await realpath(dataFolder)), 'pingtai');
    return withOurLogin(owner, async () => undefined);
  }
}

const certificateFailure =
  /^(?:CERT_|ERR_TLS_CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_SELF_SIGNED)/;

/** The sentence for a failure to open, where there is one; anything else is thrown on. */
export function complainOfOpening(error: unknown): void {
  if (error instanceof PrivatePostgresError)
    return complain(privatePostgresSentences[error.failure]);
  if (error instanceof LogKeyError) return complain(logKeySentence(error));
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = certificateFailure.test(code) ? certificateSentence : connectionSentences[code];
  if (!known) throw error;
  complain(known);
}

const certificateSentence = {
  zh: 'DATABASE_URL 指定的数据库的证书没有通过核对。请检查主机名、证书是否过期，以及 sslrootcert 是不是签发它的机构。',
  en: 'The certificate of the database that DATABASE_URL names did not pass the check. See that the host name is its own, that it has not expired, and that sslrootcert is the authority that signed it.',
};

const connectionSentences: Readonly<Record<string, { zh: string; en: string }>> = {
  ECONNREFUSED: {
    zh: 'DATABASE_URL 指定的数据库没有应答。请检查它是否已启动、地址和端口是否正确。',
    en: 'The database that DATABASE_URL names does not answer. Check that it runs, and its address and port.',
  },
  ETIMEDOUT: {
    zh: 'DATABASE_URL 指定的数据库没有应答。请检查网络、地址和端口。',
    en: 'The database that DATABASE_URL names does not answer. Check the network, its address and port.',
  },
  EAI_AGAIN: {
    zh: '找不到 DATABASE_URL 里的主机。请检查主机名和网络。',
    en: 'The host in DATABASE_URL was not found. Check its name and the network.',
  },
  ENOTFOUND: {
    zh: '找不到 DATABASE_URL 里的主机。请检查主机名。',
    en: 'The host in DATABASE_URL was not found. Check its name.',
  },
  '28P01': {
    zh: 'DATABASE_URL 里的用户名或密码不对。',
    en: 'User name or password in DATABASE_URL is wrong.',
  },
  '28000': {
    zh: 'DATABASE_URL 里的用户不能登录这个数据库。',
    en: 'The user in DATABASE_URL may not log in to this database.',
  },
  '3D000': {
    zh: 'DATABASE_URL 指定的数据库不存在。请先建立它。',
    en: 'The database that DATABASE_URL names does not exist. Create it first.',
  },
  '42501': {
    zh: 'DATABASE_URL 里的用户权限不够：需要能建表，并能建立应用角色 (CREATEROLE)。',
    en: 'The user in DATABASE_URL lacks rights: it must create tables and the app role (CREATEROLE).',
  },
};
