import { afterAll, beforeAll, expect, test } from 'vitest';
import { openVillage, type Village } from '../../../../test/support/village.ts';
import { inTransaction, together } from './connection.ts';

let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
afterAll(() => village.close());

const write = () => ({ tenantId: village.tenantId, mode: 'write' }) as const;

test('when one part fails, the others are waited for all the same', async () => {
  const done: string[] = [];
  const slow = new Promise((resolve) => setTimeout(resolve, 20)).then(() => done.push('slow'));
  await expect(together([Promise.reject(new Error('first')), slow])).rejects.toThrow('first');
  expect(done).toEqual(['slow']);
});

test('a last statement that fails takes back what went before it', async () => {
  const { pool } = village.application;
  const failing = inTransaction(pool, write(), async (_, client) => {
    await client.query('create temporary table kept (n int)');
    return { keep: true, value: undefined, last: client.query('select 1 / 0') };
  });
  await expect(failing).rejects.toThrow('division by zero');
  const found = await pool.query<{ kept: string | null }>(`select to_regclass('kept') as kept`);
  expect(found.rows[0]?.kept).toBeNull();
});

test('what is sent in one go is answered in its order', async () => {
  const answers = await inTransaction(village.application.pool, write(), async (_, client) => ({
    keep: false,
    value: await together(
      [3, 1, 2].map(async (n) => {
        const { rows } = await client.query<{ n: number }>('select $1::int as n', [n]);
        return rows[0]?.n;
      }),
    ),
  }));
  expect(answers).toEqual([3, 1, 2]);
});
