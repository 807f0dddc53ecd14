import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { openVillage, type Village } from '../../../../test/support/village.ts';
import { endsWithTheNextStatements, inTransaction, together } from './connection.ts';

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

describe('the last statements of a reading transaction', () => {
  const read = () => ({ tenantId: village.tenantId, mode: 'read' }) as const;
  const numberOf = (client: pg.PoolClient) => client.query<{ n: number }>('select 7 as n');

  it('take its end along and are answered inside it', async () => {
    const { rows } = await inTransaction(village.application.pool, read(), async (tx, client) => {
      endsWithTheNextStatements(tx);
      const value = await client.query<{ at: string }>(
        `select current_setting('app.tenant') as at`,
      );
      return { keep: true, value };
    });

    expect(rows).toEqual([{ at: village.tenantId }]);
  });

  it('can be followed by none', async () => {
    const { pool } = village.application;
    const late = inTransaction(pool, read(), async (tx, client) => {
      endsWithTheNextStatements(tx);
      await numberOf(client);
      return { keep: true, value: await numberOf(client) };
    });

    await expect(late).rejects.toThrow('a statement after the last ones');
    expect((await pool.query<{ n: number }>('select 8 as n')).rows).toEqual([{ n: 8 }]);
  });

  it('may be none at all, and leave a connection that goes on', async () => {
    const { pool } = village.application;
    for (let time = 0; time < 40; time += 1) {
      await inTransaction(pool, read(), async (tx) => {
        endsWithTheNextStatements(tx);
        return { keep: true, value: undefined };
      });
      expect((await pool.query<{ n: number }>('select 9 as n')).rows).toEqual([{ n: 9 }]);
    }
  });
});
