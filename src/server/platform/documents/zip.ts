import { strToU8, unzipSync, Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** `path` is relative, with `/`; text is written as UTF-8. */
export interface ZipEntry {
  readonly path: string;
  readonly content: ZipContent;
  /** True for what is compressed already (docx, xlsx, png). */
  readonly stored?: boolean;
}

export type ZipContent = string | Uint8Array | Chunks<string | Uint8Array>;

type Chunks<Item> = Iterable<Item> | AsyncIterable<Item>;

/**
 * A zip whose bytes depend on nothing but the entries and their order.
 * Holds one chunk at a time, so an archive may be larger than memory (up to 4 GB, no zip64).
 */
export async function* zipStream(entries: Chunks<ZipEntry>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  const seen = new Set<string>();
  for await (const entry of entries) {
    demandPlainPath(entry.path, seen);
    const file = openFile(entry);
    zip.add(file);
    for await (const chunk of chunksOf(entry.content)) {
      file.push(chunk);
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(0), true);
  }
  zip.end();
  yield* ready;
}

export async function zipBytes(entries: Chunks<ZipEntry>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of zipStream(entries)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** For zips that we wrote; it sets no limit on what unpacks. */
export function unzipBytes(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  return new Map(Object.entries(unzipSync(bytes)));
}

function openFile(entry: ZipEntry): ZipDeflate | ZipPassThrough {
  const file = entry.stored
    ? new ZipPassThrough(entry.path)
    : new ZipDeflate(entry.path, { level: 6 });
  file.mtime = fixedTime();
  return file;
}

/** DOS times have no zone: the same local noon is the same bytes everywhere. */
function fixedTime(): Date {
  return new Date(1980, 0, 1, 12);
}

async function* chunksOf(content: ZipContent): AsyncGenerator<Uint8Array> {
  if (typeof content === 'string') yield strToU8(content);
  else if (content instanceof Uint8Array) yield* slicesOf(content);
  else for await (const chunk of content) yield typeof chunk === 'string' ? strToU8(chunk) : chunk;
}

const sliceLength = 1 << 20;

function* slicesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += sliceLength) {
    yield bytes.subarray(at, at + sliceLength);
  }
}

function demandPlainPath(path: string, seen: Set<string>): void {
  const steps = path.split('/');
  const leavesFolder = steps.some((step) => step === '' || step === '.' || step === '..');
  if (leavesFolder || path.includes('\\')) throw new Error(`not a path inside a zip: ${path}`);
  if (seen.has(path)) throw new Error(`two zip entries have one path: ${path}`);
  seen.add(path);
}
