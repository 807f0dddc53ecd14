import pg from 'pg';
import { startChild } from './support/child.ts';
import type { Figure } from './support/figure.ts';
import { measureFloor } from './support/floor.ts';
import type { Ground } from './support/ground.ts';
import { measureLoad, type Measured } from './support/load.ts';
import { tokenOf } from './support/token.ts';
import {
  addReviews,
  type BenchVillage,
  makeVillage,
  reviewBody,
  reviewPoints,
} from './support/village-facts.ts';

const SECONDS = 5;
const CALLERS = 4;
const LISTED = '/api/reviews?mode=onsite&ledger=all';
/** More than the application remembers answers of. */
const PAGES = 150;

/** List with a filter and dashboard figures while one village grows to each of `sizes` reviews. */
export async function benchReadingAtSize(
  ground: Ground,
  sizes: readonly number[],
): Promise<readonly Figure[]> {
  const village = await makeVillage(ground.application);
  const token = await tokenOf(ground, village);
  const headers = { authorization: `Bearer ${token}` };
  const app = await startChild('./app-process.ts', ground);
  const body = JSON.stringify({ points: reviewPoints(1) });
  const get = (path: string, callers: number) =>
    measureLoad({
      port: app.port,
      callers,
      seconds: SECONDS,
      shot: () => ({ method: 'GET', path, headers }),
    });
  const figures: Figure[] = [];
  const lists: { size: number; measured: Measured }[] = [];
  let present = 0;
  for (const size of sizes) {
    await addReviews(ground.application, village, { from: present, count: size - present });
    present = size;
    await analyse(ground);
    const pages = await pagesOf(app.port, headers);
    const floor = await measureFloor(ground, { callers: CALLERS, body, seconds: SECONDS });
    const again = await get(LISTED, CALLERS);
    const anew = await measureLoad({
      port: app.port,
      callers: CALLERS,
      seconds: SECONDS,
      shot: (caller, count) => {
        const path = pages[(count * CALLERS + caller) % pages.length] ?? LISTED;
        return { method: 'GET', path, headers };
      },
    });
    lists.push({ size, measured: anew });
    const listed = (name: string, measured: Measured): Figure => ({
      name: `list 50 with a filter, ${name}, ${size} reviews`,
      unit: 'req/s',
      measured: measured.perSecond,
      floor: floor.perSecond,
      goal: { is: 'at least', value: 0.4 },
      errors: measured.errors,
    });
    figures.push(
      listed('the newest asked again', again),
      listed('another page each time', anew),
      await dashboard(ground, { body, size, port: app.port, headers, village }),
    );
  }
  await app.stop();
  return [...figures, ...growth(lists)];
}

/** Addresses of different pages of the list, newest and oldest first. */
async function pagesOf(
  port: number,
  headers: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const pages: string[] = [];
  for (const order of ['mode=onsite&ledger=all', 'mode=meeting&ledger=all']) {
    let path: string | undefined = `/api/reviews?${order}`;
    while (path !== undefined && pages.length < PAGES) {
      pages.push(path);
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
      const { next } = (await answer.json()) as { readonly next: string | null };
      path = next === null ? undefined : `/api/reviews?${order}&after=${encodeURIComponent(next)}`;
    }
  }
  return pages;
}

interface DashboardAsked {
  readonly body: string;
  readonly size: number;
  readonly port: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly village: BenchVillage;
}

/** Asked each time after a review was recorded, so that no answer is remembered. */
async function dashboard(
  ground: Ground,
  { body, size, port, headers, village }: DashboardAsked,
): Promise<Figure> {
  const floor = await measureFloor(ground, { callers: 1, body, seconds: SECONDS });
  const own = await measureLoad({
    port,
    callers: 1,
    seconds: SECONDS,
    shot: (_, count) =>
      count % 2 === 0
        ? { method: 'POST', path: '/api/reviews', headers, body: reviewBody(village, count) }
        : { method: 'GET', path: '/api/dashboard', headers },
    isTimed: ({ method }) => method === 'GET',
  });
  return {
    name: `dashboard figures p50, ${size} reviews`,
    unit: 'ms',
    measured: own.p50,
    floor: floor.p50,
    goal: { is: 'at most', value: 5 },
    errors: own.errors,
  };
}

function growth(lists: readonly { size: number; measured: Measured }[]): readonly Figure[] {
  const [first] = lists;
  const last = lists.at(-1);
  if (!first || !last || first === last) return [];
  return [
    {
      name: `list at ${last.size} against ${first.size}`,
      unit: 'req/s',
      measured: last.measured.perSecond,
      floor: first.measured.perSecond,
      goal: { is: 'at least', value: 0.8 },
    },
  ];
}

async function analyse(ground: Ground): Promise<void> {
  const client = new pg.Client(ground.owner);
  await client.connect();
  await client.query('vacuum analyze');
  await client.end();
}
