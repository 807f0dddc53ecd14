import { Agent, request } from 'node:http';

export interface Shot {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Load {
  readonly port: number;
  readonly callers: number;
  readonly seconds: number;
  /** The next request of a caller. */
  readonly shot: (caller: number, count: number) => Shot;
  /** Left out: every request is timed. */
  readonly isTimed?: (shot: Shot) => boolean;
}

export interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly errors: number;
}

/** Closed loop: each caller sends its next request when the last one was answered. Times in milliseconds. */
export async function measureLoad({
  port,
  callers,
  seconds,
  shot,
  isTimed = () => true,
}: Load): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: callers });
  const times: number[] = [];
  let errors = 0;
  const begun = performance.now();
  const end = begun + seconds * 1000;
  const loop = async (caller: number) => {
    for (let count = 0; performance.now() < end; count += 1) {
      const sent = performance.now();
      const next = shot(caller, count);
      const status = await send(agent, port, next);
      if (isTimed(next)) times.push(performance.now() - sent);
      if (status >= 400) errors += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, caller) => loop(caller)));
  const took = (performance.now() - begun) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { perSecond: times.length / took, p50: at(0.5), p99: at(0.99), errors };
}

function send(agent: Agent, port: number, shot: Shot): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', ...shot.headers };
    const length =
      shot.body === undefined ? {} : { 'content-length': Buffer.byteLength(shot.body) };
    const sent = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        method: shot.method,
        path: shot.path,
        headers: { ...headers, ...length },
      },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    sent.on('error', reject);
    sent.end(shot.body);
  });
}
