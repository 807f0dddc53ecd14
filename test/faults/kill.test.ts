import { realpath, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { freshId } from '#server/platform/fresh-id.ts';
import { ownerConnection } from '#server/platform/database/private-postgres-server.ts';
import { socketFolderOf } from '#server/platform/database/private-postgres-socket.ts';
import { seededRandom } from '../support/seeded-random.ts';
import {
  cookieFor,
  end,
  freshDataFolder,
  postmasterPid,
  runPingtai,
  startPingtai,
  type StartedServer,
} from '../support/started-server.ts';

const KILLS = 50;
const CALLERS = 4;
/** At these kills the database goes too, as in a power cut. */
const withDatabase = new Set([9, 24, 39]);

interface Sent {
  readonly key: string;
  readonly text: string;
}

let dataFolder: string;
let server: StartedServer;
let cookie: string;
let review: (text: string) => object;
const acknowledged = new Map<string, string>();
let unanswered: readonly Sent[] = [];

beforeAll(async () => {
  dataFolder = await freshDataFolder();
  server = await start();
  cookie = await cookieFor(server);
  review = await setUp();
}, 120_000);

afterAll(async () => {
  await end(server.child, 'SIGINT');
  await rm(dataFolder, { recursive: true, force: true });
});

it('keeps every confirmed record exactly once through 50 kills at random moments', async () => {
  const random = seededRandom(20261123);
  for (let kill = 0; kill < KILLS; kill += 1) {
    const recording = recordUntilKilled();
    await pause(random.between(20, 300));
    await killNow(withDatabase.has(kill));
    const lost = (await recording).flat();
    server = await start();
    unanswered = [...unanswered, ...lost];
    await repeatUnanswered();
  }

  expect(acknowledged.size).toBeGreaterThan(KILLS);
  expect(await textsInDatabase()).toEqual([...acknowledged.keys()].toSorted());
  const verified = await runPingtai(['verify', '--rebuild', '--json'], surroundings());
  expect(verified.status, verified.said).toBe(0);
}, 900_000);

function surroundings() {
  return { PINGTAI_DATA: dataFolder };
}

function start(): Promise<StartedServer> {
  return startPingtai(['--empty'], surroundings());
}

async function killNow(databaseToo: boolean): Promise<void> {
  const postmaster = databaseToo ? await postmasterPid(dataFolder) : undefined;
  const ended = end(server.child, 'SIGKILL');
  if (postmaster !== undefined) process.kill(-postmaster, 'SIGKILL');
  await ended;
}

/** Each caller records one review after the other and hands back what was not answered. */
function recordUntilKilled(): Promise<readonly (readonly Sent[])[]> {
  const callers = Array.from({ length: CALLERS }, async () => {
    for (;;) {
      const sent = { key: freshId<string>(), text: freshId<string>() };
      if (!(await send(sent))) return [sent];
    }
  });
  return Promise.all(callers);
}

async function repeatUnanswered(): Promise<void> {
  for (const sent of unanswered) expect(await send(sent), sent.key).toBe(true);
  unanswered = [];
}

/** True when the server confirmed; false when it went away before it answered. */
async function send({ key, text }: Sent): Promise<boolean> {
  const answer = await post('/api/reviews', review(text), key).catch(() => undefined);
  if (answer === undefined) return false;
  const { reviewId } = z.object({ reviewId: z.uuid() }).parse(answer);
  expect(acknowledged.get(text) ?? reviewId).toBe(reviewId);
  acknowledged.set(text, reviewId);
  return true;
}

async function post(path: string, body: object, key = freshId<string>()): Promise<unknown> {
  const answer = await fetch(`${server.origin}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { cookie, 'idempotency-key': key, origin: server.origin },
  });
  const said: unknown = await answer.json();
  if (answer.status === 503) throw new Error('database away');
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(said)}`);
  return said;
}

async function setUp(): Promise<(text: string) => object> {
  const id = async (path: string, body: object) =>
    z.string().parse(Object.values(z.looseObject({}).parse(await post(path, body)))[0]);
  const organisation = { kind: 'root', name: '禾塘村党总支', parentId: null };
  const organisationId = await id('/api/organisations', organisation);
  const reviewer = await id('/api/people', { organisationId, name: '袁丽华' });
  const subject = await id('/api/people', { organisationId, name: '李雨婷' });
  const cycleId = await id('/api/cycles', {
    organisationId,
    name: '2026年领导点评',
    startsOn: '2026-03-01',
    endsOn: '2027-12-31',
    mandate: { issuer: '区委', title: '通知', number: '〔2026〕12号', date: null },
  });
  for (const to of ['published', 'running']) await post(`/api/cycles/${cycleId}/move`, { to });
  return (text) => ({
    mode: 'meeting',
    reviewers: [{ kind: 'person', personId: reviewer }],
    subject: { kind: 'person', personId: subject },
    occurredOn: '2026-09-22',
    points: [{ kind: 'shortcoming', text }],
  });
}

async function textsInDatabase(): Promise<readonly string[]> {
  const folder = socketFolderOf(await realpath(dataFolder));
  const client = new pg.Client(ownerConnection(folder, 'pingtai'));
  await client.connect();
  return client
    .query<{ text: string }>(
      `select e.point->>'text' as text from review r, json_array_elements(r.points) as e(point)
        order by e.point->>'text' collate "C"`,
    )
    .then(({ rows }) => rows.map(({ text }) => text))
    .finally(() => client.end());
}
