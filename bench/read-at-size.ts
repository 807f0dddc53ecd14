import pg from 'pg';
import { startChild } from './support/child.ts';
import type { Figure } from './support/figure.ts';
import { measureFloor } from './support/floor.ts';
import type { Ground } from './support/ground.ts';
import { measureLoad, type Measured } from './support/load.ts';
import { tokenOf } from './support/token.ts';
import { addReviews, makeVillage, reviewPoints } from './support/village-facts.ts';

const SECONDS = 5;
const CALLERS = 4;

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
    await get('/api/reviews?mode=onsite&ledger=all', 1);
    const floor = await measureFloor(ground, { callers: CALLERS, body, seconds: SECONDS });
    const list = await get('/api/reviews?mode=onsite&ledger=all', CALLERS);
    lists.push({ size, measured: list });
    figures.push(
      {
        name: `list 50 newest with a filter, ${size} reviews`,
        unit: 'req/s',
        measured: list.perSecond,
        floor: floor.perSecond,
        goal: { is: 'at least', value: 0.4 },
        errors: list.errors,
      },
      await dashboard(ground, { body, size, get }),
    );
  }
  await app.stop();
  return [...figures, ...growth(lists)];
}

async function dashboard(
  ground: Ground,
  {
    body,
    size,
    get,
  }: { body: string; size: number; get: (path: string, callers: number) => Promise<Measured> },
): Promise<Figure> {
  const floor = await measureFloor(ground, { callers: 1, body, seconds: SECONDS });
  await get('/api/dashboard', 1);
  const own = await get('/api/dashboard', 1);
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
