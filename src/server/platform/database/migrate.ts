import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import pg from 'pg';
import { appPasswordOf } from './app-role.ts';
import {
  changeFunctionSql,
  commitFunctionSql,
  ledgerSizeFunctionSql,
  searchFunctionSql,
} from './commit-function.ts';
import { grantsSql } from './grants.ts';
import { signedInFunctionSql, standingFunctionSql } from './sign-in-function.ts';

const functions = [
  changeFunctionSql,
  commitFunctionSql(),
  searchFunctionSql,
  ledgerSizeFunctionSql,
  standingFunctionSql,
  signedInFunctionSql,
];

const migrationsFolder = fileURLToPath(new URL('../../../../migrations/', import.meta.url));

export interface Migrating {
  /** To be given to the app role; `undefined` leaves the role's password as it is. */
  readonly appPassword: string | undefined;
}

/**
 * Brings the database that `owner` names to the newest schema: pending migrations in the order of
 * their names, then functions, row-level security and grants of the app role.
 */
export async function migrate(
  owner: pg.PoolConfig,
  { appPassword }: Migrating = { appPassword: appPasswordOf(owner) },
): Promise<void> {
  const pool = new pg.Pool({ ...owner, max: 1 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: readMigrations } });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
    await sql.raw('select pg_advisory_lock(7280)').execute(db);
    for (const statement of functions) await sql.raw(statement).execute(db);
    await sql.raw(grantsSql(appPassword)).execute(db);
  } finally {
    await db.destroy();
  }
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(migrationsFolder)).filter((name) => /^\d{4}-.*\.ts$/.test(name));
  const migrations: Record<string, Migration> = {};
  for (const file of files.sort()) {
    migrations[file.slice(0, -3)] = (await import(`${migrationsFolder}${file}`)) as Migration;
  }
  return migrations;
}
