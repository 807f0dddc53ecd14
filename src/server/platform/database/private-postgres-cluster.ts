import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Account, folderClosedTo, runningAs } from './private-postgres-account.ts';
import { POSTGRES_MAJOR } from './private-postgres-binaries.ts';
import { failureSpokenIn, PrivatePostgresError } from './private-postgres-failure.ts';

const run = promisify(execFile);

/** Any other ctype leaves `pg_trgm` without a single trigram for Chinese. */
const LOCALE = [
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '--lc-ctype=C.UTF-8',
  '--encoding=UTF8',
];

export const SUPERUSER = 'pingtai';

export function clusterFolderOf(dataFolder: string): string {
  return join(dataFolder, 'postgres');
}

/** Makes the data folder when missing and proves that the account can get in. */
export async function openDataFolder(dataFolder: string, account: Account): Promise<void> {
  const mode = account.foreign ? 0o755 : 0o700;
  const made = await mkdir(dataFolder, { recursive: true, mode });
  if (made !== undefined) await chmod(dataFolder, mode);

  const closed = await folderClosedTo(account, dataFolder);
  if (closed !== undefined) throw new PrivatePostgresError('folder-not-reachable', closed);
}

/**
 * The cluster is made under another name and renamed when it is whole, so that a start that was
 * killed half-way leaves only a draft, which the next start removes.
 */
export async function ensureCluster(
  binaries: string,
  dataFolder: string,
  account: Account,
): Promise<void> {
  const folder = clusterFolderOf(dataFolder);
  await removeAbandonedDrafts(dataFolder);
  if ((await stat(folder).catch(() => undefined)) === undefined) {
    await createCluster(binaries, dataFolder, account);
  }
  await checkVersion(folder);
}

async function createCluster(
  binaries: string,
  dataFolder: string,
  account: Account,
): Promise<void> {
  const draft = join(dataFolder, `postgres.draft-${process.pid}`);
  await mkdir(draft, { mode: 0o700 });
  if (account.foreign) await chown(draft, account.uid, account.gid);

  await initialise(binaries, draft, account);
  await rename(draft, clusterFolderOf(dataFolder)).catch(() =>
    rm(draft, { recursive: true, force: true }),
  );
  await syncFolder(dataFolder);
}

async function initialise(binaries: string, draft: string, account: Account): Promise<void> {
  const access = ['--auth-local=trust', '--auth-host=reject', `--username=${SUPERUSER}`];
  try {
    await run(join(binaries, 'initdb'), ['-D', draft, ...access, ...LOCALE], {
      ...runningAs(account),
      cwd: draft,
    });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    await rm(draft, { recursive: true, force: true });
    const failure = failureSpokenIn(said);
    const code = failure === 'folder-damaged' ? 'start-failed' : failure;
    throw new PrivatePostgresError(code, said.trim(), error);
  }
}

async function removeAbandonedDrafts(dataFolder: string): Promise<void> {
  for (const name of await readdir(dataFolder)) {
    const pid = /^(?:postgres\.draft|postgresql-.*\.copy)-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && (Number(pid) === process.pid || !isAlive(Number(pid)))) {
      await rm(join(dataFolder, name), { recursive: true, force: true });
    }
  }
}

async function checkVersion(folder: string): Promise<void> {
  const written = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      const failure = error.code === 'ENOENT' ? 'folder-damaged' : 'folder-not-writable';
      throw new PrivatePostgresError(failure, join(folder, 'PG_VERSION'), error);
    },
  );
  const major = Number.parseInt(written, 10);
  if (Number.isNaN(major)) throw new PrivatePostgresError('folder-damaged', folder);
  if (major > POSTGRES_MAJOR) throw new PrivatePostgresError('folder-of-newer-version', written);
  if (major < POSTGRES_MAJOR) throw new PrivatePostgresError('folder-of-older-version', written);
}

/** Signal 0 only asks; EPERM means that the process exists and belongs to someone else. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}
