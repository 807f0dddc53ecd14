import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';
import type { TenantId } from '#core/kernel/ids.ts';
import { openVillage, type Village } from '../../../test/support/village.ts';
import { inTransaction } from '../platform/database/connection.ts';
import { listTenants, type Tenant } from '../platform/tenants.ts';
import { createDemo, finishDemo, isUnfinishedDemo } from './create-demo.ts';

const folder = fileURLToPath(new URL('../../../example/village', import.meta.url));
let village: Village;
let tenantId: TenantId;

beforeAll(async () => {
  village = await openVillage();
  tenantId = await createDemo(village.application, folder);
}, 60_000);
afterAll(() => village.close());

async function countOf(
  table: 'person' | 'review' | 'issue' | 'idea' | 'rectification' | 'opinion',
) {
  return inTransaction(village.application.pool, { tenantId, mode: 'read' }, async (tx) => {
    const row = await tx
      .selectFrom(table)
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('tenant_id', '=', tenantId)
      .executeTakeFirstOrThrow();
    return { keep: true, value: row.n };
  });
}

test.each([
  ['person', 66],
  ['review', 106],
  ['issue', 13],
  ['idea', 19],
  ['opinion', 10],
] as const)('the demo village has its %s rows', async (table, expected) => {
  expect(await countOf(table)).toBe(expected);
});

test('a review and its row of the rectification ledger are one item', async () => {
  expect(await countOf('rectification')).toBe(40 + 13 - 1);
});

test('a village whose making was interrupted is continued, and nothing in it is there twice', async () => {
  const { application, database } = village;
  const stopAfterThree = (step: number) => {
    if (step === 3) throw new Error('killed');
  };
  await createDemo(application, folder, stopAfterThree).catch(() => undefined);
  const tenants = await listTenants(database.owner);
  const unfinished: Tenant[] = [];
  for (const tenant of tenants) {
    if (await isUnfinishedDemo(application, tenant)) unfinished.push(tenant);
  }
  expect(unfinished).toHaveLength(1);
  const [half] = unfinished;
  if (!half) return;

  await finishDemo(application, { tenantId: half.tenantId, folder });

  expect(await isUnfinishedDemo(application, half)).toBe(false);
  const whole = tenantId;
  const expected = await Promise.all(counted.map((table) => countOf(table)));
  tenantId = half.tenantId;
  const found = await Promise.all(counted.map((table) => countOf(table)));
  tenantId = whole;
  expect(found).toEqual(expected);
}, 60_000);

const counted = ['person', 'review', 'issue', 'idea', 'rectification', 'opinion'] as const;
