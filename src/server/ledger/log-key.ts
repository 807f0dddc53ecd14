import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { base64, bytesOfBase64 } from '#core/ledger/base64.ts';

const SECRET_LENGTH = 32;

/**
 * The Ed25519 secret (seed, 32 bytes) that signs the checkpoints of this installation, from
 * `<dataFolder>/secrets/log-key`, one line of base64 that only the owner may read. Made at the
 * first call; two processes at once end up with the same one.
 */
export async function openLogSecret(dataFolder: string): Promise<Uint8Array> {
  const file = join(dataFolder, 'secrets', 'log-key');
  const known = await readSecret(file);
  if (known) return known;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeOnce(file, `${base64(randomBytes(SECRET_LENGTH))}\n`);
  const made = await readSecret(file);
  if (!made) throw new Error(`${file} was made and is gone`);
  return made;
}

async function readSecret(file: string): Promise<Uint8Array | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const secret = bytesOfBase64(text.trim());
  if (secret?.length !== SECRET_LENGTH) throw new Error(`${file} holds no log key`);
  return secret;
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
