import { createHash } from 'node:crypto';
import { chown, lstat, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from './private-postgres-account.ts';
import { PrivatePostgresError } from './private-postgres-failure.ts';

/** The kernel's limit for the path of a unix socket on Linux, without the closing zero byte. */
const LONGEST_SOCKET_PATH = 107;
const SOCKET_NAME = '.s.PGSQL.5432';

/** Beside the data, or, where that path is too long, in the temporary folder under a stable name. */
export function socketFolderOf(dataFolder: string): string {
  const beside = join(dataFolder, 'socket');
  if (Buffer.byteLength(join(beside, SOCKET_NAME)) <= LONGEST_SOCKET_PATH) return beside;
  const hash = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  return join(tmpdir(), `pingtai-${hash}`);
}

/**
 * Whoever can open the socket is the database's owner, without a password: so the folder admits
 * only the account. One that somebody else put in our place is refused.
 */
export async function openSocketFolder(folder: string, account: Account): Promise<void> {
  const made = await mkdir(folder, { mode: 0o700 }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
  if (made && account.foreign) await chown(folder, account.uid, account.gid);

  const found = await lstat(folder);
  const closed = (found.mode & 0o077) === 0;
  if (!found.isDirectory() || found.uid !== account.uid || !closed) {
    throw new PrivatePostgresError('socket-folder-taken', folder);
  }
}
