import { startChild } from './support/child.ts';
import type { Figure } from './support/figure.ts';
import { floorBeforeAndAfter } from './support/floor.ts';
import type { Ground } from './support/ground.ts';
import { measureLoad, type Shot } from './support/load.ts';
import { tokenOf } from './support/token.ts';
import { type BenchVillage, makeVillage, reviewBody } from './support/village-facts.ts';

const SECONDS = 6;

/** Records reviews through API and door, ledger included, against the floor with the same body. */
export async function benchRecordReview(ground: Ground): Promise<readonly Figure[]> {
  const villages: BenchVillage[] = [];
  for (let count = 0; count < 16; count += 1) villages.push(await makeVillage(ground.application));
  const tokens = await Promise.all(villages.map((village) => tokenOf(ground, village)));
  const app = await startChild('./app-process.ts', ground);
  const shotOf = (village: number, count: number): Shot => ({
    method: 'POST',
    path: '/api/reviews',
    body: reviewBody(villages[village] as BenchVillage, count),
    headers: { authorization: `Bearer ${tokens[village]}` },
  });
  const body = reviewBody(villages[0] as BenchVillage, 1);
  const measure = (callers: number, shot: Shots) =>
    measureLoad({ port: app.port, callers, seconds: SECONDS, shot });
  await measure(16, shotOf);

  const figures: Figure[] = [];
  for (const { name, callers, goal, shot } of casesOf(shotOf)) {
    const load = { callers, body, seconds: SECONDS };
    const { floor, own } = await floorBeforeAndAfter(ground, load, () => measure(callers, shot));
    figures.push({
      name: `record a review, ${name}`,
      unit: 'req/s',
      measured: own.perSecond,
      floor: floor.perSecond,
      goal: { is: 'at least', value: goal },
      errors: own.errors,
    });
  }
  await app.stop();
  return figures;
}

type Shots = (caller: number, count: number) => Shot;

function casesOf(shotOf: Shots) {
  return [
    {
      name: '1 caller',
      callers: 1,
      goal: 0.3,
      shot: (_: number, count: number) => shotOf(0, count),
    },
    { name: '16 callers over 16 tenants', callers: 16, goal: 0.3, shot: shotOf },
    {
      name: '16 callers on one tenant',
      callers: 16,
      goal: 0.1,
      shot: (caller: number, count: number) => shotOf(0, caller * 100_000 + count),
    },
  ] as const;
}
