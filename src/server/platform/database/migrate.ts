import { hash } from 'node:crypto';
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
import { APP_ROLE, grantsSql, roleSql } from './grants.ts';
import {
  findDeskSignInsFunctionSql,
  findSlipsFunctionSql,
  severalTenantsFunctionSql,
  signedInFunctionSql,
  standingFunctionSql,
} from './sign-in-function.ts';

const functions = [
  changeFunctionSql,
  commitFunctionSql(),
  searchFunctionSql,
  ledgerSizeFunctionSql,
  standingFunctionSql,
  signedInFunctionSql,
  findSlipsFunctionSql,
  findDeskSignInsFunctionSql,
  severalTenantsFunctionSql,
];

const migrationsFolder = fileURLToPath(new URL('../../../../migrations/', import.meta.url));

export interface Migrating {
  /** To be given to the app role; `undefined` leaves the role's password as it is. */
  readonly appPassword: string | undefined;
}

/**
 * Brings the database that `owner` names to the newest schema: pending migrations in the order of
 * their names, then functions, row-level security and grants of the app role. One that is at the
 * newest already is left alone: a command must not lock the tables of a server beside it.
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
    await sql.raw(roleSql(appPassword)).execute(db);
    if (!(await isPrepared(db))) await prepare(db);
  } finally {
    await db.destroy();
  }
}

const preparation = [...functions, grantsSql()];
const prepared = `prepared ${hash('sha256', preparation.join('\n'))}`;

async function isPrepared(db: Kysely<unknown>): Promise<boolean> {
  const { rows } = await sql<{ remark: string | null; granted: boolean }>`
    select obj_description('tenant'::regclass, 'pg_class') as remark,
      has_table_privilege(${APP_ROLE}, 'tenant', 'select') as granted`.execute(db);
  return rows[0]?.granted === true && rows[0].remark === prepared;
}

const TRIES = 5;

/** All or nothing; it locks every table, so a process at work in another order can be in its way. */
async function prepare(db: Kysely<unknown>): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      await db.transaction().execute(async (tx) => {
        for (const statement of preparation) await sql.raw(statement).execute(tx);
        await sql.raw(`comment on table tenant is '${prepared}'`).execute(tx);
      });
      return;
    } catch (error) {
      if (tried === TRIES || !isDeadlock(error)) throw error;
    }
  }
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '40P01';
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(migrationsFolder)).filter((name) => /^\d{4}-.*\.ts$/.test(name));
  const migrations: Record<string, Migration> = {};
  for (const file of files.sort()) {
    migrations[file.slice(0, -3)] = (await import(`${migrationsFolder}${file}`)) as Migration;
  }
  return migrations;
}
