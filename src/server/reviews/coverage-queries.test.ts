import { afterAll, beforeAll, expect, test } from 'vitest';
import pg from 'pg';
import { openReviewVillage, type ReviewVillage } from '../../../test/support/review-village.ts';

let village: ReviewVillage;

beforeAll(async () => {
  village = await openReviewVillage();
  const { people, second } = village;
  const person = (name: keyof typeof people) =>
    ({ kind: 'person', personId: people[name] }) as const;
  await village.record({ subject: person('杨雪梅') });
  await village.record({ subject: person('李雨婷') });
  await village.record({
    mode: 'talk',
    reviewers: [person('袁丽华')],
    subject: person('章金凤'),
    talk: { reason: '缺会', outcome: 'assist' },
  });
  await village.record({
    restricted: true,
    reviewers: [person('吕瑞芳')],
    subject: person('苗树林'),
  });
  await village.record({
    occurredOn: '2026-10-05',
    reviewers: [person('袁丽华')],
    subject: { kind: 'organisation', organisationId: second },
  });
});
afterAll(() => village.close());

async function coverage(name: Parameters<ReviewVillage['as']>[0], input: object = {}) {
  const shown = await village.application.door.query('coverage.show', input, village.as(name));
  if (!shown.ok) throw new Error(shown.refusal.code);
  return shown.value;
}

test('gaps stand first, self-reviews are told apart, and everything has its denominator', async () => {
  const { rows, members, units } = await coverage('袁丽华');

  expect(rows.map((row) => [row.name, row.standing])).toEqual([
    ['第一党支部（农业）', 'gap'],
    ['袁丽华', 'gap'],
    ['吕瑞芳', 'gap'],
    ['鲁明远', 'gap'],
    ['李雨婷', 'selfOnly'],
    ['第二党支部（企业）', 'reviewed'],
    ['杨雪梅', 'reviewed'],
    ['章金凤', 'reviewed'],
    ['苗树林', 'reviewed'],
  ]);
  expect(members).toEqual({ total: 7, reviewed: 4, byOthers: 3 });
  expect(units).toEqual({ total: 2, reviewed: 1, byOthers: 1 });
});

test('a secretary sees the own branch only', async () => {
  const { rows, byUnit } = await coverage('李雨婷');

  expect(new Set(rows.map((row) => row.unitName))).toEqual(new Set(['第一党支部（农业）']));
  expect(byUnit).toMatchObject([{ total: 4, reviewed: 2, byOthers: 1 }]);
});

test('talks and restricted records do not show in the counts of others', async () => {
  await village.record({
    restricted: true,
    subject: { kind: 'person', personId: village.people.鲁明远 },
  });

  const { rows, members } = await coverage('吕瑞芳');
  const standing = Object.fromEntries(rows.map((row) => [row.name, row.standing]));

  expect(standing).toMatchObject({ 章金凤: 'gap', 鲁明远: 'gap', 苗树林: 'reviewed' });
  expect(rows.every((row) => !('talk' in row.byMode))).toBe(true);
  expect(members.byOthers).toBe(2);
});

test('as of an earlier day counts what had happened by then', async () => {
  expect((await coverage('袁丽华', { asOf: '2026-10-04' })).units.reviewed).toBe(0);
  expect((await coverage('袁丽华', { asOf: '2026-10-05' })).units.reviewed).toBe(1);
});

test('a member without a post is not told who lacks a review', async () => {
  const asked = await village.application.door.query('coverage.show', {}, village.as('杨雪梅'));

  expect(asked).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
});

test('the counters are what counting the rows gives', async () => {
  const client = new pg.Client(village.database.owner);
  await client.connect();
  const kept = await client.query(
    `select measure, a, b, c, n::int from counter where measure in ('reviews', 'coverage')
     order by measure, a, b, c`,
  );
  const counted = await client.query(
    `select 'coverage' measure, subject_id::text a, mode b,
        case when self_review then 'self' else 'other' end c, count(*)::int n
      from review group by 2, 3, 4
     union all
     select 'reviews', mode, relation, unit_id::text, count(*)::int from review group by 2, 3, 4
     order by measure, a, b, c`,
  );
  await client.end();

  expect(kept.rows.length).toBeGreaterThan(5);
  expect(kept.rows).toEqual(counted.rows);
});
