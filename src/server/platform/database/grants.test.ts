import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { freshId } from '../fresh-id.ts';
import { createTenant } from '../tenants.ts';
import type { TenantId } from '#core/kernel/ids.ts';
import { appConnectionOf } from './app-role.ts';
import { createPool } from './connection.ts';
import { roleSql } from './grants.ts';

let database: TestDatabase;
let owner: pg.Client;
let app: pg.Client;
const [ours, theirs] = [freshId<TenantId>(), freshId<TenantId>()];

beforeAll(async () => {
  database = await createTestDatabase();
  const pool = createPool(appConnectionOf(database.owner), () => undefined);
  for (const tenantId of [ours, theirs]) {
    await createTenant(pool, { tenantId, name: tenantId, logOrigin: tenantId });
  }
  await pool.end();
  [owner, app] = [new pg.Client(database.owner), new pg.Client(appConnectionOf(database.owner))];
  await Promise.all([owner.connect(), app.connect()]);
});
afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
  await database.drop();
});

async function namesSeenAs(tenantId: string): Promise<readonly string[]> {
  await app.query(`select set_config('app.tenant', $1, false)`, [tenantId]);
  const { rows } = await app.query<{ name: string }>('select name from tenant');
  return rows.map(({ name }) => name);
}

describe('the app role', () => {
  it('may log in, is no superuser, passes no policy and owns nothing', async () => {
    const { rows } = await owner.query(
      `select rolcanlogin, rolsuper, rolbypassrls,
        (select count(*)::int from pg_class where relowner = r.oid) as owned
        from pg_roles r where rolname = 'pingtai_app'`,
    );

    expect(rows).toEqual([{ rolcanlogin: true, rolsuper: false, rolbypassrls: false, owned: 0 }]);
  });

  it('sees the organisation that was named and no other', async () => {
    expect(await namesSeenAs(ours)).toEqual([ours]);
    expect(await namesSeenAs(theirs)).toEqual([theirs]);
  });

  it('sees nothing when none was named', async () => {
    expect(await namesSeenAs('')).toEqual([]);
  });

  it('can not write for another organisation', async () => {
    await namesSeenAs(ours);

    const written = app.query(`insert into ledger_secret values ($1, 0, 'x', 'x')`, [theirs]);

    await expect(written).rejects.toMatchObject({ code: '42501' });
  });

  it.each([
    `update ledger_leaf set leaf = ''`,
    'delete from ledger_leaf',
    `update ledger_node set hash = ''`,
    'delete from ledger_node',
    `update ledger_checkpoint set note = ''`,
    'delete from ledger_checkpoint',
    `update ledger_secret set payload = ''`,
    'delete from ledger_head',
    `update tenant set name = 'x'`,
    'delete from tenant',
    'truncate review',
    'alter table review disable row level security',
  ])('is refused: %s', async (statement) => {
    await expect(app.query(statement)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a login that the operator made', () => {
  const login = `pingtai_test_login_${freshId<string>().replaceAll('-', '')}`;
  const password = 'chosen by the operator';

  beforeAll(async () => {
    await owner.query(`create role ${login} login password '${password}' in role pingtai_app`);
  });
  afterAll(async () => {
    await owner.query(`drop role ${login}`);
  });

  it('as a member of the app role sees the named organisation and no other', async () => {
    const client = new pg.Client({ ...database.owner, user: login, password });
    await client.connect();
    await client.query(`select set_config('app.tenant', $1, false)`, [ours]);

    const { rows } = await client.query('select name from tenant');
    await client.end();

    expect(rows).toEqual([{ name: ours }]);
  });

  it('leaves the password of the app role alone', () => {
    expect(roleSql(undefined)).not.toMatch(/password/i);
    expect(roleSql('ours')).toContain(`alter role pingtai_app password 'ours'`);
  });
});

it('the tenant is first in every key and index, but for bigrams and what finds slips and desk sign-ins', async () => {
  const { rows } = await owner.query<{ index: string }>(
    `select i.indexrelid::regclass::text as index from pg_index i
      join pg_class t on t.oid = i.indrelid
      left join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
      where t.relnamespace = 'public'::regnamespace and t.relname not like 'kysely%'
        and a.attname is distinct from 'tenant_id'`,
  );

  expect(rows.map(({ index }) => index).toSorted()).toEqual([
    'desk_sign_in_lock_by_name',
    'review_by_grams',
    'slip_lock_by_number',
  ]);
});

it('every table but those of the migrations is behind row-level security', async () => {
  const { rows } = await owner.query<{ relname: string }>(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and not relrowsecurity and relname not like 'kysely%'`,
  );

  expect(rows).toEqual([]);
});
