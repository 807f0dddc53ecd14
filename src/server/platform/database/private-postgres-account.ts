import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { PrivatePostgresError } from './private-postgres-failure.ts';

const run = promisify(execFile);

/** The operating-system user that PostgreSQL runs as. */
export type Account = {
  readonly uid: number;
  readonly gid: number;
  /** True when it is another user than this process: folders must be handed over to it. */
  readonly foreign: boolean;
};

/**
 * PostgreSQL refuses uid 0. An ordinary user runs it as itself; root as the owner of an existing
 * cluster, else as the system user `pingtai` (made when missing), else as `nobody`.
 */
export async function chooseAccount(clusterFolder: string): Promise<Account> {
  const uid = process.getuid?.() ?? -1;
  const gid = process.getgid?.() ?? -1;
  if (uid !== 0) return { uid, gid, foreign: false };

  const account =
    (await ownerOf(clusterFolder)) ??
    (await named('pingtai')) ??
    (await createSystemUser('pingtai')) ??
    (await named('nobody'));
  if (account === undefined) throw new PrivatePostgresError('no-account', 'no pingtai, no nobody');
  return account;
}

/** Spawn options for a program that must run as the account and sees nothing of our environment. */
export function runningAs(account: Account) {
  return {
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    ...(account.foreign ? { uid: account.uid, gid: account.gid } : {}),
  };
}

/** The first folder on the way from `/` to `path` that the account can't enter, if any. */
export async function folderClosedTo(account: Account, path: string): Promise<string | undefined> {
  if (!account.foreign) return undefined;
  const above = dirname(path);
  const closed = above === path ? undefined : await folderClosedTo(account, above);
  if (closed !== undefined) return closed;

  const { uid, gid, mode } = await stat(path);
  const execute = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  return (mode & execute) === 0 ? path : undefined;
}

async function ownerOf(folder: string): Promise<Account | undefined> {
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined || found.uid === 0) return undefined;
  return { uid: found.uid, gid: found.gid, foreign: true };
}

async function named(name: string): Promise<Account | undefined> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
  const [uid, gid] = [Number(fields?.[2]), Number(fields?.[3])];
  return uid > 0 && gid >= 0 ? { uid, gid, foreign: true } : undefined;
}

async function createSystemUser(name: string): Promise<Account | undefined> {
  const options = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent'];
  try {
    await run('useradd', [...options, '--shell', '/usr/sbin/nologin', name]);
  } catch {
    return undefined;
  }
  return named(name);
}
