import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TenantId } from '#core/kernel/ids.ts';
import type { DatedVerification } from './keeper.ts';
import { syncFolder } from './log-key.ts';

/**
 * What is kept outside the database's reach, one file for each tenant in
 * `<dataFolder>/checkpoints/`: `<tenant id>.txt` holds the checkpoints, the newest last, an empty
 * line after each; `<tenant id>.keys` the public keys (vkey) that are believed beside the own one;
 * `<tenant id>.verified` the newest verification.
 */
export interface OutsideFile {
  readonly notes: () => Promise<readonly string[]>;
  /** Nothing happens when it is the newest one already. */
  readonly append: (note: string) => Promise<void>;
  readonly believedKeys: () => Promise<readonly string[]>;
  readonly believeKey: (vkey: string) => Promise<void>;
  readonly lastVerification: () => Promise<DatedVerification | undefined>;
  readonly rememberVerification: (verified: DatedVerification) => Promise<void>;
}

export function outsideFile(dataFolder: string, tenantId: TenantId): OutsideFile {
  const notesFile = join(dataFolder, 'checkpoints', `${tenantId}.txt`);
  const keysFile = join(dataFolder, 'checkpoints', `${tenantId}.keys`);
  const verifiedFile = join(dataFolder, 'checkpoints', `${tenantId}.verified`);
  return {
    notes: async () => notesIn(await textOf(notesFile)).notes,
    append: (note) => appendNote(notesFile, note),
    believedKeys: async () => (await textOf(keysFile)).split('\n').filter((line) => line !== ''),
    believeKey: async (vkey) => {
      const known = await textOf(keysFile);
      if (!known.split('\n').includes(vkey))
        await write(keysFile, Buffer.byteLength(known), `${vkey}\n`);
    },
    lastVerification: async () => {
      const text = await textOf(verifiedFile);
      return text === '' ? undefined : (JSON.parse(text) as DatedVerification);
    },
    rememberVerification: (verified) => write(verifiedFile, 0, JSON.stringify(verified)),
  };
}

/** `whole` is where a note begins that a power cut left unfinished, or the end. */
export function notesIn(text: string): { readonly notes: readonly string[]; whole: number } {
  const notes: string[] = [];
  let whole = 0;
  for (const match of text.matchAll(/([^]*?\n\n(?:— [^\n]+\n)+)\n/gy)) {
    notes.push(match[1] ?? '');
    whole = match.index + match[0].length;
  }
  return { notes, whole };
}

async function appendNote(file: string, note: string): Promise<void> {
  const text = await textOf(file);
  const { notes, whole } = notesIn(text);
  if (notes.at(-1) === note) return;
  await write(file, Buffer.byteLength(text.slice(0, whole)), `${note}\n`);
}

async function write(file: string, at: number, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, 'a+');
  try {
    await handle.truncate(at);
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(dirname(file));
}

async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
}
