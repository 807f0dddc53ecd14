import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordAnyFacts } from '../../../test/support/any-ledger.ts';
import { seededRandom } from '../../../test/support/seeded-random.ts';
import { openVillage, type Village } from '../../../test/support/village.ts';
import { inTransaction } from '../platform/database/connection.ts';
import { verifyTenant } from './verify.ts';

let village: Village;

beforeAll(async () => {
  village = await openVillage();
  await recordAnyFacts(village, { random: seededRandom(7), size: 300 });
});
afterAll(() => village.close());

test('a ledger of every kind of fact verifies, and its tables are what its facts give', async () => {
  const { tenantId } = village;

  const verified = await inTransaction(
    village.application.pool,
    { tenantId, mode: 'read' },
    async (_, client) => ({
      keep: true,
      value: await verifyTenant(client, {
        tenantId,
        logKeys: [],
        outsideNotes: [],
        rebuild: true,
      }),
    }),
  );

  expect(verified.findings).toEqual([]);
  expect(verified.entries).toBeGreaterThanOrEqual(300);
  expect(verified.opened).toBe(verified.entries);
  expect(verified.rows).toBeGreaterThan(200);
});
