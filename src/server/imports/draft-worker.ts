import { once } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { DraftTask } from './draft-apart.ts';
import type { LoadOrigins } from './draft-work.ts';
import { previewOf } from './preview.ts';
import { recordDraft } from './record-draft.ts';
import { resolveDraft } from './resolve-draft.ts';
import { send } from './sheet-thread.ts';

const { work, importId } = workerData as DraftTask;

/** The database is reached from the main thread only. */
const loadOrigins: LoadOrigins = async () => {
  const answered = once(parentPort as MessagePort, 'message');
  send(parentPort, { asksForOrigins: true });
  const [origins] = (await answered) as [Awaited<ReturnType<LoadOrigins>>];
  return origins;
};

const answer =
  importId === undefined
    ? previewOf(await resolveDraft(work, loadOrigins), work)
    : await recordDraft(work, importId, loadOrigins);
send(parentPort, { answer });
