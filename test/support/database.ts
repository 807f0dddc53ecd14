import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { dropping } from './drop-database.ts';

export type TestDatabase = {
  /** The owner's connection to a fresh, migrated database. */
  readonly owner: pg.PoolConfig & { readonly database: string };
  /** Drops it, also while connections are open. */
  readonly drop: () => Promise<void>;
};

/** A migrated database of its own for one test file: a copy of the template, some 50 ms. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return copyOf(inject('databaseTemplate').database);
}

/** One without any table. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return copyOf('template0');
}

async function copyOf(original: string): Promise<TestDatabase> {
  const template = inject('databaseTemplate');
  const database = `pingtai_test_${randomUUID().replaceAll('-', '')}`;
  await onMaintenance(template, `create database ${database} template ${original}`);
  return {
    owner: { ...template, database },
    drop: () => onMaintenance(template, ...dropping(database)),
  };
}

/** From `postgres`: nobody may be connected to a template while it is copied. */
async function onMaintenance(
  owner: pg.PoolConfig,
  ...statements: readonly string[]
): Promise<void> {
  const client = new pg.Client({ ...owner, database: 'postgres' });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
