import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReviewVillage, type ReviewVillage } from '../../../test/support/review-village.ts';
import { appConnectionOf } from '../platform/database/app-role.ts';
import { gramKeys, searchableText } from '#core/kernel/search-text.ts';

let village: ReviewVillage;
const OTHERS = 6000;

beforeAll(async () => {
  village = await openReviewVillage();
  const template = await village.record({
    points: [{ kind: 'achievement', text: '组织青年志愿服务5次，参加70人次' }],
  });
  await village.record({
    occurredOn: '2026-03-05',
    points: [{ kind: 'achievement', text: '汛期连续值守两昼夜，堤防无险情' }],
  });
  const owner = new pg.Client(village.database.owner);
  await owner.connect();
  await owner.query(copies, [template, OTHERS]);
  await owner.query('vacuum analyze review');
  await owner.end();
});
afterAll(() => village.close());

const copies = `insert into review
  select (jsonb_populate_record(r, jsonb_build_object('review_id', gen_random_uuid()))).*
  from review r, generate_series(1, $2) where r.review_id = $1`;

test('the app role finds a word of two characters through the index of pairs', async () => {
  const { door } = village.application;
  const found = await door.query('reviews.list', { text: '堤防' }, village.as('袁丽华'));

  expect(found.ok && found.value.rows.map((row) => row.occurredOn)).toEqual(['2026-03-05']);
  expect(found.ok && found.value.total).toEqual({ count: 1, more: false });
  expect(await scansOf('review_by_grams', '堤防')).toBe(1);
});

test('a common word is found in every row that holds it', async () => {
  const { door } = village.application;
  const found = await door.query('reviews.list', { text: '志愿' }, village.as('袁丽华'));

  expect(found.ok && found.value.rows.length).toBe(50);
  expect(found.ok && found.value.total.count).toBe(OTHERS + 1);
});

/** How often an index was used by one search as the app role; its own session counts its own scans. */
async function scansOf(index: string, word: string): Promise<number> {
  const client = new pg.Client(appConnectionOf(village.database.owner));
  await client.connect();
  await client.query(`select set_config('app.tenant', $1, false)`, [village.tenantId]);
  const keys = gramKeys(village.tenantId, searchableText(word));
  await client.query('begin');
  const before = await scans(client, index);
  await client.query('select review_id from search_reviews($1::int[])', [keys]);
  const after = await scans(client, index);
  await client.query('commit');
  await client.end();
  return after - before;
}

async function scans(client: pg.Client, index: string): Promise<number> {
  const { rows } = await client.query<{ n: string }>(
    `select pg_stat_get_xact_numscans($1::regclass) as n`,
    [index],
  );
  return Number(rows[0]?.n);
}
