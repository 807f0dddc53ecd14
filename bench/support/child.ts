import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Child {
  readonly port: number;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

/** Starts one of the processes beside this file and waits for the port that it prints. */
export async function startChild(file: string, given: Readonly<object>): Promise<Child> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(
    process.execPath,
    [...process.execArgv, path, JSON.stringify({ ...given, application: undefined })],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = (await Promise.race([once(child.stdout, 'data'), failed(child, file)])) as [
    Buffer,
  ];
  return {
    port: Number(line.toString()),
    process: child,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function failed(child: ChildProcess, file: string): Promise<never> {
  const [status] = (await once(child, 'exit')) as [number | null];
  throw new Error(`${file} ended with status ${status}`);
}
