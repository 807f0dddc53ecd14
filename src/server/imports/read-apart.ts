import { Worker } from 'node:worker_threads';
import type { SheetRefusal } from '#core/imports/sheet-refusal.ts';
import { refuse, type Result } from '#core/kernel/result.ts';
import { readCellsHash } from './sheet-hash.ts';
import { lastWordOf } from './sheet-thread.ts';
import type { SheetWork } from './sheet-worker.ts';

type Read = Result<string, SheetRefusal>;

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
 * The hash of what the cells of a file say, once it has been read as a whole: a large file in a thread
 * of its own, so that other people's requests go on. A file that needs more time or memory than
 * `bounds` is refused as `too-complex`.
 */
export async function cellsHashApart(
  bytes: Uint8Array,
  fileName: string,
  bounds: ReadingBounds = usualBounds,
): Promise<Read> {
  if (bytes.length < bounds.apartFromBytes) return readCellsHash(bytes, fileName);
  const work: SheetWork = { bytes: Uint8Array.from(bytes), fileName };
  const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), {
    workerData: work,
    transferList: [work.bytes.buffer as ArrayBuffer],
    resourceLimits: {
      maxOldGenerationSizeMb: bounds.memoryMegabytes,
      maxYoungGenerationSizeMb: 16,
    },
  });
  return (await lastWordOf<Read>(worker, bounds.milliseconds)) ?? refuse('too-complex');
}
