import { parentPort, workerData } from 'node:worker_threads';
import { readCellsHash } from './sheet-hash.ts';
import { send } from './sheet-thread.ts';

/** What `readApart` hands over; the bytes are moved, not copied. */
export interface SheetWork {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

const { bytes, fileName } = workerData as SheetWork;
send(parentPort, { answer: readCellsHash(bytes, fileName) });
