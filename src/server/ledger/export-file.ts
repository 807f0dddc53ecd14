import { createWriteStream } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gunzipSync } from 'node:zlib';
import { syncFolder } from './log-key.ts';

const LARGEST = 2 ** 31;

/** One JSON value for each line, gzip; the file appears whole or not at all. */
export async function writeExport(file: string, lines: AsyncIterable<object>): Promise<void> {
  const draft = `${file}.part`;
  await pipeline(
    Readable.from(textOf(lines)),
    createGzip(),
    createWriteStream(draft, { mode: 0o600 }),
  );
  const handle = await open(draft, 'r');
  await handle.sync().finally(() => handle.close());
  await rename(draft, file);
  await syncFolder(dirname(file));
}

async function* textOf(lines: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`;
}

/** The text of the file, unpacked where it is packed; throws when it is no gzip after all. */
export async function readExport(file: string): Promise<Buffer> {
  const bytes = await readFile(file);
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return isPacked ? gunzipSync(bytes, { maxOutputLength: LARGEST }) : bytes;
}

/** The value of each line; `undefined` for a line that is no JSON. */
export function* exportValues(text: Buffer): Generator<unknown> {
  let from = 0;
  while (from < text.length) {
    const end = text.indexOf(10, from);
    const until = end < 0 ? text.length : end;
    yield jsonOf(text.toString('utf8', from, until));
    from = until + 1;
  }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
