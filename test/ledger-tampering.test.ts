import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerifierKey } from '#core/ledger/note-key.ts';
import { outsideFile } from '#server/ledger/outside-file.ts';
import { verifyTenant } from '#server/ledger/verify.ts';
import { recordAnyFacts } from './support/any-ledger.ts';
import { seededRandom } from './support/seeded-random.ts';
import { ledgerTamperings, tableTamperings, type Tampering } from './support/tampering.ts';
import { openVillage, type Village } from './support/village.ts';

/**
 * What this shows: whoever owns the database, but neither has the log key nor can change the
 * checkpoint kept outside of it, cannot alter, remove, add, reorder or cut off anything unseen.
 * What it does not show: anything against someone who has the log key too, nor about entries that
 * are newer than the newest checkpoint outside and are cut off before the next one is taken.
 */
const seed = Number(process.env['TAMPERING_SEED'] ?? Date.now() % 1_000_000);
const ledgerChanges = 600;
const tableChanges = 400;

let village: Village;
let client: pg.Client;
let key: VerifierKey;
let outsideNotes: readonly string[];

beforeAll(async () => {
  village = await openVillage();
  const { tenantId, dataFolder } = village;
  const { keeper } = village.application;
  const random = seededRandom(20_261_123);
  await recordAnyFacts(village, { random, size: 120 });
  await keeper.takeCheckpoint(tenantId);
  await recordAnyFacts(village, { random: seededRandom(5), size: 120, since: '2026-11-23' });
  await keeper.takeCheckpoint(tenantId);
  key = await keeper.keyOf(tenantId);
  outsideNotes = await outsideFile(dataFolder, tenantId).notes();
  client = new pg.Client(village.database.owner);
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await village.close();
});

describe('the verifier', () => {
  it('finds nothing in the ledger and the tables that nobody touched', async () => {
    await client.query('begin');

    const verified = await verify({ rebuild: true });

    await client.query('rollback');
    expect(verified.findings).toEqual([]);
    expect(verified.entries).toBeGreaterThan(240);
    expect(verified.checkpoints).toBe(4);
  });

  it(
    `finds each of ${ledgerChanges} single changes in the ledger (seed ${seed})`,
    { timeout: 300_000 },
    async () => {
      expect(await unseen(ledgerTamperings, { changes: ledgerChanges, rebuild: false })).toEqual(
        [],
      );
    },
  );

  it(
    `finds each of ${tableChanges} single changes in the tables by replay (seed ${seed})`,
    { timeout: 300_000 },
    async () => {
      expect(await unseen(tableTamperings, { changes: tableChanges, rebuild: true })).toEqual([]);
    },
  );
});

async function verify({ rebuild }: { readonly rebuild: boolean }) {
  const { tenantId } = village;
  return verifyTenant(client, { tenantId, logKeys: [key], outsideNotes, rebuild });
}

/** Each change in a transaction of its own, which is rolled back; those that nobody would notice. */
async function unseen(
  tamperings: Readonly<Record<string, Tampering>>,
  { changes, rebuild }: { readonly changes: number; readonly rebuild: boolean },
): Promise<readonly string[]> {
  const random = seededRandom(seed);
  const kinds = Object.entries(tamperings);
  const missed: string[] = [];
  let made = 0;
  for (let turn = 0; made < changes; turn += 1) {
    const [kind, tamper] = kinds[turn % kinds.length] ?? random.pick(kinds);
    await client.query('begin');
    const place = await tamper({ client, random, tenantId: village.tenantId });
    if (place !== undefined) {
      made += 1;
      const { findingCount } = await verify({ rebuild });
      if (findingCount === 0) missed.push(`turn ${turn}: ${kind}: ${place}`);
    }
    await client.query('rollback');
    if (turn > changes * 3) throw new Error('too few of the changes changed anything');
  }
  return missed;
}
