import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';

const program = fileURLToPath(new URL('../../src/cli/pingtai.ts', import.meta.url));

/** What `DATABASE_URL` would say of a connection. */
export function addressOf({ host, port, user, password, database }: pg.PoolConfig): string {
  const login = password ? `${user}:${String(password)}` : user;
  return host?.startsWith('/')
    ? `postgresql://${login}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
    : `postgresql://${login}@${host}:${port}/${database}`;
}

/** One that the database's own user can enter too. */
export async function freshDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pingtai-fault-'));
  await chmod(folder, 0o755);
  return folder;
}

export interface StartedServer {
  readonly child: ChildProcess;
  readonly origin: string;
  /** Of the first sign-in link. */
  readonly code: string;
}

export interface EndedProcess {
  readonly status: number | null;
  readonly said: string;
}

type Surroundings = Readonly<Record<string, string>>;

export function spawnPingtai(words: readonly string[], surroundings: Surroundings): ChildProcess {
  const env = { PATH: process.env['PATH'] ?? '', PINGTAI_PORT: '0', ...surroundings };
  const child = spawn(process.execPath, [program, ...words], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  spawned.push(child);
  return child;
}

const spawned: ChildProcess[] = [];

/** Ends what a failed test left running. */
export async function endAll(): Promise<void> {
  for (const child of spawned.splice(0)) await end(child, 'SIGINT');
}

/** Runs a command to its end. */
export async function runPingtai(
  words: readonly string[],
  surroundings: Surroundings,
): Promise<EndedProcess> {
  const child = spawnPingtai(words, surroundings);
  let said = '';
  child.stdout?.on('data', (part) => (said += part));
  child.stderr?.on('data', (part) => (said += part));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, said };
}

/** `pingtai start` on a free port; resolves when it printed its link, throws when it ended instead. */
export async function startPingtai(
  words: readonly string[],
  surroundings: Surroundings,
): Promise<StartedServer> {
  const child = spawnPingtai(['start', ...words], surroundings);
  let said = '';
  const started = new Promise<StartedServer>((resolve, reject) => {
    child.stdout?.on('data', (part) => {
      said += part;
      const link = /(https?:\/\/[^/]+)\/sign-in\?code=(\S+)\s/.exec(said);
      if (link?.[1] && link[2]) resolve({ child, origin: link[1], code: link[2] });
    });
    child.stderr?.on('data', (part) => (said += part));
    child.once('close', (status) => reject(new Error(`ended with ${status}: ${said}`)));
  });
  return started;
}

export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const closed = once(child, 'close');
  child.kill(signal);
  const [status] = (await closed) as [number | null];
  return status;
}

/** The session cookie that the one-time code gives. */
export async function cookieFor({ origin, code }: StartedServer): Promise<string> {
  const answer = await fetch(`${origin}/sign-in?/code`, {
    method: 'POST',
    body: new URLSearchParams({ code }),
    headers: { origin },
    redirect: 'manual',
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`no session: ${answer.status}`);
  return cookie;
}

/** Process id of the private database of the folder, as it wrote it itself. */
export async function postmasterPid(dataFolder: string): Promise<number | undefined> {
  const written = await readFile(join(dataFolder, 'postgres/postmaster.pid'), 'utf8').catch(
    () => '',
  );
  const pid = Number.parseInt(written, 10);
  return pid > 1 ? pid : undefined;
}

export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
