import { Worker } from 'node:worker_threads';
import type { SheetTable } from '#core/imports/sheet.ts';
import type { SheetRefusal } from '#core/imports/sheet-refusal.ts';
import { refuse, type Result } from '#core/kernel/result.ts';
import { readSheets } from './sheet-reader.ts';
import type { SheetWork } from './sheet-worker.ts';

type Read = Result<readonly SheetTable[], SheetRefusal>;

export interface ReadingBounds {
  /** Smaller files are read at once: starting a thread would take longer. */
  readonly apartFromBytes: number;
  readonly memoryMegabytes: number;
  readonly milliseconds: number;
}

const usualBounds: ReadingBounds = {
  apartFromBytes: 256 * 1024,
  memoryMegabytes: 256,
  milliseconds: 30_000,
};

/**
 * Reads a file like `readSheets`, a large one in a thread of its own, so that other people's requests
 * go on. A file that needs more time or memory than `bounds` is refused as `too-complex`.
 */
export async function readSheetsApart(
  bytes: Uint8Array,
  fileName: string,
  bounds: ReadingBounds = usualBounds,
): Promise<Read> {
  if (bytes.length < bounds.apartFromBytes) return readSheets(bytes, fileName);
  return readInWorker({ bytes: Uint8Array.from(bytes), fileName }, bounds);
}

function readInWorker(work: SheetWork, bounds: ReadingBounds): Promise<Read> {
  const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), {
    workerData: work,
    transferList: [work.bytes.buffer as ArrayBuffer],
    resourceLimits: { maxOldGenerationSizeMb: bounds.memoryMegabytes },
  });
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => end(refuse('too-complex')), bounds.milliseconds);
    const end = (read: Read) => {
      clearTimeout(late);
      resolve(read);
      void worker.terminate();
    };
    worker.once('message', end);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(late);
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(refuse('too-complex'));
      else reject(error);
    });
    worker.once('exit', () => end(refuse('too-complex')));
  });
}
