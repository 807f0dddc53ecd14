import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Figure } from './support/figure.ts';

const program = fileURLToPath(new URL('../src/cli/pingtai.ts', import.meta.url));
const PORT = 27_280;
const IDLE_MS = 60_000;

/** The product as a village runs it: start with data to the first answer, and memory after a minute idle. */
export async function benchIdle(): Promise<readonly Figure[]> {
  const dataFolder = join(tmpdir(), `pingtai-bench-${randomUUID().slice(0, 8)}`);
  await (await start(dataFolder)).stop();
  const second = await start(dataFolder);
  await pause(IDLE_MS);
  const megabytes = pssOfTree(second.pid) / 1024;
  await second.stop();
  await rm(dataFolder, { recursive: true, force: true });
  return [
    {
      name: 'start with data to the first answer',
      unit: 's',
      measured: second.seconds,
      goal: { is: 'at most', value: 2 },
    },
    {
      name: 'idle memory, application and PostgreSQL, PSS after 60 s',
      unit: 'MB',
      measured: megabytes,
      goal: { is: 'at most', value: 200 },
    },
  ];
}

async function start(dataFolder: string) {
  const begun = performance.now();
  const child = spawn(process.execPath, [...process.execArgv, program, 'start'], {
    env: { ...process.env, PINGTAI_DATA: dataFolder, PINGTAI_PORT: String(PORT) },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  while (!(await answers())) await pause(10);
  const seconds = (performance.now() - begun) / 1000;
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { seconds, pid: child.pid ?? 0, stop };
}

async function answers(): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${PORT}/sign-in`).catch(() => undefined);
  return response?.ok === true;
}

/** Proportional set size in KB of a process and all below it. */
function pssOfTree(pid: number): number {
  const own = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
  return childrenOf(pid).reduce((sum, child) => sum + pssOfTree(child), Number(own ?? 0));
}

function childrenOf(pid: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((id) => {
      try {
        const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid;
      } catch {
        return false;
      }
    });
}
