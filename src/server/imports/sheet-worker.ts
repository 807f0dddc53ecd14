import { parentPort, workerData } from 'node:worker_threads';
import { readSheets } from './sheet-reader.ts';

/** What `readInWorker` hands over; the bytes are moved, not copied. */
export interface SheetWork {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

const { bytes, fileName } = workerData as SheetWork;
// eslint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(readSheets(bytes, fileName));
