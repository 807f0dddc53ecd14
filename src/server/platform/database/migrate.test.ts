import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createEmptyDatabase,
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/database.ts';
import { up as firstTables } from '../../../../migrations/0001-first-tables.ts';
import { up as reviewsInOneRow } from '../../../../migrations/0002-reviews-in-one-row.ts';
import { columnText } from '../../ledger/column-text.ts';
import { freshId } from '../fresh-id.ts';
import { migrate } from './migrate.ts';

let database: TestDatabase;
let pool: pg.Pool;
afterEach(async () => {
  await pool.end();
  await database.drop();
});

/** Its connection may be cut when the database is dropped. */
function poolOn({ owner }: TestDatabase): pg.Pool {
  const made = new pg.Pool({ ...owner, max: 1 });
  made.on('connect', (client) => client.on('error', () => undefined));
  return made;
}

it('points and reviewers of a review move into its row in their order', async () => {
  database = await createEmptyDatabase();
  pool = poolOn(database);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  await firstTables(db);
  const [tenant, review, silent] = [freshId<string>(), freshId<string>(), freshId<string>()];
  const [person, branch] = [freshId<string>(), freshId<string>()];
  const points = [
    { pointId: freshId<string>(), kind: 'shortcoming', text: '说“少”\n"引号"\\', line: null },
    { pointId: freshId<string>(), kind: 'achievement', text: '修路37米', line: 'development' },
  ];
  for (const id of [review, silent]) await pool.query(insertReview, [tenant, id]);
  for (const [position, kind, id] of [
    [1, 'organisation', branch],
    [0, 'person', person],
    [2, 'person', person],
  ] as const) {
    await pool.query('insert into reviewer values ($1, $2, $3, $4, $5)', [
      tenant,
      review,
      position,
      kind,
      id,
    ]);
  }
  for (const [position, { pointId, kind, text, line }] of points.entries()) {
    await pool.query(`insert into public.point values ($1, $2, $3, $4, $5, $6, $7)`, [
      tenant,
      pointId,
      review,
      position,
      kind,
      text,
      line,
    ]);
  }

  await reviewsInOneRow(db);

  const { rows } = await pool.query(
    'select review_id, points::text, reviewers::text from review order by points::text = $$[]$$',
  );
  const reviewers = [
    { kind: 'person', id: person },
    { kind: 'organisation', id: branch },
    { kind: 'person', id: person },
  ];
  expect(rows).toEqual([
    {
      review_id: review,
      points: columnText('json', points),
      reviewers: columnText('json', reviewers),
    },
    { review_id: silent, points: '[]', reviewers: '[]' },
  ]);
  const { rows: sides } = await pool.query<{ id: string }>('select party_id as id from reviewer');
  expect(new Set(sides.map(({ id }) => id))).toEqual(new Set([person, branch]));
  expect(sides).toHaveLength(2);
});

const insertReview = `insert into review (tenant_id, review_id, cycle_id, mode, relation,
  subject_kind, subject_id, unit_id, occurred_on, recorded_on, self_review, restricted,
  leader_review, has_shortcoming, text_key, search_text, search_grams)
  values ($1, $2, $1, 'meeting', 'assemblyToMember', 'person', $1, $1, '2026-09-22', '2026-09-23',
    false, false, false, true, 1, '', '{}')`;

describe('a database at its newest', () => {
  const impatient = () => ({ ...database.owner, options: '-c lock_timeout=200ms' });
  const appMayRead = async () => {
    const { rows } = await pool.query<{ may: boolean }>(
      `select has_table_privilege('pingtai_app', 'tenant', 'select') as may`,
    );
    return rows[0]?.may;
  };

  it('is left alone, so that a command never waits for a server beside it', async () => {
    database = await createTestDatabase();
    pool = poolOn(database);
    await pool.query('begin; lock table review, ledger_head in row exclusive mode');

    await migrate(impatient());

    await pool.query('rollback');
  });

  it('gets its grants back when they are gone', async () => {
    database = await createTestDatabase();
    pool = poolOn(database);
    await pool.query('revoke all on tenant from pingtai_app');
    expect(await appMayRead()).toBe(false);

    await migrate(impatient());

    expect(await appMayRead()).toBe(true);
  });
});
