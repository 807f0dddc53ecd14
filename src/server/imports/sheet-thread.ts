import type { MessagePort, Worker } from 'node:worker_threads';

export function send(to: MessagePort | Worker | null, message: unknown): void {
  to?.postMessage(message, []);
}

/** The `answer` that a thread posts; `undefined` when it needs more time or memory than it may. */
export function lastWordOf<Answer>(
  worker: Worker,
  milliseconds: number,
): Promise<Answer | undefined> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => end(undefined), milliseconds);
    const end = (answer: Answer | undefined) => {
      clearTimeout(late);
      resolve(answer);
      void worker.terminate();
    };
    worker.on('message', (message: object) => {
      if ('answer' in message) end(message.answer as Answer);
    });
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return end(undefined);
      clearTimeout(late);
      reject(error);
    });
    worker.once('exit', () => end(undefined));
  });
}
