import { Worker } from 'node:worker_threads';
import type { ImportId } from '#core/kernel/ids.ts';
import type { DraftWork, LoadOrigins } from './draft-work.ts';
import { type Preview, previewOf } from './preview.ts';
import { type RecordedDraft, recordDraft } from './record-draft.ts';
import { resolveDraft } from './resolve-draft.ts';
import { lastWordOf, send } from './sheet-thread.ts';

/** What the thread is given; it answers with the preview, or with what `importId` records. */
export interface DraftTask {
  readonly work: DraftWork;
  readonly importId?: ImportId;
}

const bounds = { apartFromBytes: 256 * 1024, milliseconds: 120_000 };
/** A small young generation is collected more often and does not stand beside the main thread's. */
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 };

/** Large files are understood in a thread, so that other people's requests go on and its memory ends with it. */
export async function previewDraft(work: DraftWork, loadOrigins: LoadOrigins): Promise<Preview> {
  if (isLarge(work)) return inThread<Preview>({ work }, loadOrigins);
  return previewOf(await resolveDraft(work, loadOrigins), work);
}

export async function recordDraftApart(
  work: DraftWork,
  importId: ImportId,
  loadOrigins: LoadOrigins,
): Promise<RecordedDraft> {
  if (isLarge(work)) return inThread<RecordedDraft>({ work, importId }, loadOrigins);
  return recordDraft(work, importId, loadOrigins);
}

function isLarge({ files }: DraftWork): boolean {
  return files.reduce((sum, { bytes }) => sum + bytes.length, 0) >= bounds.apartFromBytes;
}

async function inThread<Answer>(workerData: DraftTask, loadOrigins: LoadOrigins): Promise<Answer> {
  const worker = new Worker(new URL('./draft-worker.ts', import.meta.url), {
    workerData,
    resourceLimits,
  });
  worker.on('message', (message: object) => {
    if (!('asksForOrigins' in message)) return;
    loadOrigins().then(
      (origins) => send(worker, origins),
      (error: unknown) => worker.emit('error', error),
    );
  });
  const answer = await lastWordOf<Answer>(worker, bounds.milliseconds);
  if (answer === undefined) throw new Error('a draft that needs more time or memory than it may');
  return answer;
}
