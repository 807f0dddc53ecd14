import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { base64, bytesOfBase64 } from '#core/ledger/base64.ts';
import { LogKeyError } from './log-key-failure.ts';

const SECRET_LENGTH = 32;

export function logKeyFile(dataFolder: string): string {
  return join(dataFolder, 'secrets', 'log-key');
}

/**
 * The Ed25519 secret (seed, 32 bytes) that signs the checkpoints of this installation, from
 * `<dataFolder>/secrets/log-key`, one line of base64 that only the owner may read; `undefined`
 * where there is none. Throws `LogKeyError` when the file holds something else.
 */
export async function readLogSecret(dataFolder: string): Promise<Uint8Array | undefined> {
  const file = logKeyFile(dataFolder);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new LogKeyError('unreadable', file);
  });
  if (text === undefined) return undefined;
  const secret = bytesOfBase64(text.trim());
  if (secret?.length !== SECRET_LENGTH) throw new LogKeyError('unreadable', file);
  return secret;
}

/** The same, made where there is none; two processes at once end up with the same one. */
export async function openLogSecret(dataFolder: string): Promise<Uint8Array> {
  const known = await readLogSecret(dataFolder);
  if (known) return known;
  const file = logKeyFile(dataFolder);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeOnce(file, `${base64(randomBytes(SECRET_LENGTH))}\n`);
  const made = await readLogSecret(dataFolder);
  if (!made) throw new Error(`${file} was made and is gone`);
  return made;
}

/** Keeps a file that holds no key under another name, so that a key can be made. */
export async function setLogKeyAside(dataFolder: string): Promise<void> {
  const file = logKeyFile(dataFolder);
  await rename(file, `${file}.unreadable-${randomUUID().slice(0, 8)}`);
  await syncFolder(dirname(file));
}

/** The file appears whole or not at all, and an existing one is never replaced. */
async function writeOnce(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  await syncFolder(dirname(file));
}

/** Makes a new name in the folder survive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
