import pg from 'pg';
import { expect, it } from 'vitest';
import { createTestDatabase } from './database.ts';

it('gives each test file a migrated database of its own', async () => {
  const one = await createTestDatabase();
  const other = await createTestDatabase();
  const client = new pg.Client(one.owner);
  await client.connect();

  await client.query('create table only_here (word text)');
  const tables = await client.query(`select from pg_tables where schemaname = 'public'`);

  expect(tables.rowCount).toBeGreaterThan(5);
  const elsewhere = new pg.Client(other.owner);
  await elsewhere.connect();
  await expect(elsewhere.query('select from only_here')).rejects.toMatchObject({ code: '42P01' });
  await Promise.all([client.end(), elsewhere.end()]);
  await Promise.all([one.drop(), other.drop()]);
});
