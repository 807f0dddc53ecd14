import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { verifyTenant } from '#server/ledger/verify.ts';
import type { Figure } from './support/figure.ts';
import type { Ground } from './support/ground.ts';
import { addReviews, makeVillage } from './support/village-facts.ts';

/** One pass of the verifier over a ledger of some `entries` entries, tables left out. */
export async function benchVerify(ground: Ground, entries: number): Promise<readonly Figure[]> {
  const village = await makeVillage(ground.application);
  await addReviews(ground.application, village, { from: 0, count: entries });
  const client = new pg.Client(ground.owner);
  await client.connect();
  const rates: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const begun = performance.now();
    await client.query('begin isolation level repeatable read read only');
    const verified = await verifyTenant(client, {
      tenantId: village.tenantId,
      logKeys: [],
      outsideNotes: [],
      rebuild: false,
    });
    await client.query('commit');
    if (verified.findingCount > 0) throw new Error('the ledger of the benchmark does not verify');
    rates.push(verified.entries / ((performance.now() - begun) / 1000));
  }
  await client.end();
  rates.sort((a, b) => a - b);
  return [
    {
      name: `verify ${entries} ledger entries`,
      unit: 'entries/s',
      measured: rates[1] ?? 0,
      goal: { is: 'at least', value: 20_000 },
    },
  ];
}
