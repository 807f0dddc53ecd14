import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { Clock } from '#server/platform/clock.ts';
import { appConnectionOf } from '#server/platform/database/app-role.ts';
import { expectProblem } from '../support/api-village.ts';
import { type Office, openOffice } from '../support/leading-group.ts';
import { serveApi, type ServedApi } from '../support/served-api.ts';
import { openVillage, type Village } from '../support/village.ts';

let day: string;
const clock: Clock = {
  now: () => new Date(`${day}T01:00:00Z`),
  today: () => day as CalendarDate,
};
let village: Village;
let office: Office;
let api: ServedApi;
let head: ReturnType<ServedApi['as']>;
let owner: pg.Client;

beforeAll(async () => {
  day = '2026-11-23';
  village = await openVillage(clock);
  office = await openOffice(village);
  api = await serveApi(village.application);
  head = api.as(await api.signIn(village.tenantId, office.people.袁丽华));
  owner = new pg.Client(village.database.owner);
  owner.on('error', () => undefined);
  await owner.connect();
}, 60_000);

beforeEach(() => {
  day = '2026-11-23';
});

afterAll(async () => {
  await owner.end();
  await api.close();
  await village.close();
});

function record() {
  return head('/api/reviews', {
    mode: 'meeting',
    reviewers: [{ kind: 'person', personId: office.people.袁丽华 }],
    subject: { kind: 'person', personId: office.people.范启航 },
    occurredOn: '2026-09-22',
    points: [{ kind: 'shortcoming', text: '会上发言少' }],
  });
}

/** Rows and ledger entries: what must stay the same when nothing was recorded. */
async function written(): Promise<unknown> {
  const { rows } = await owner.query(
    `select (select count(*) from review) as reviews, (select count(*) from intent) as intents,
       (select sum(n) from counter) as counted, (select size from ledger_head) as entries`,
  );
  return rows[0];
}

/** Runs `statements` before each insert of a review until `undo` is called. */
async function beforeEachReview(statements: string): Promise<() => Promise<void>> {
  await owner.query(`create function fault() returns trigger language plpgsql as
    $fault$ begin ${statements} return new; end $fault$`);
  await owner.query('create trigger fault before insert on review execute function fault()');
  return async () => {
    await owner.query('drop trigger fault on review');
    await owner.query('drop function fault');
  };
}

describe('nothing is written and a sentence is said', () => {
  it('when the clock was set back', async () => {
    expect((await record()).status).toBe(200);
    const before = await written();
    day = '2026-11-22';

    const refused = await record();

    expect(expectProblem(refused, 503).title).toBe('clock-set-back');
    expect(await written()).toEqual(before);
  });

  it('when the disk is full', async () => {
    const before = await written();
    const undo = await beforeEachReview(
      `raise exception 'could not extend file: No space left on device' using errcode = '53100';`,
    );

    const refused = await record();
    await undo();

    expect(expectProblem(refused, 507).title).toBe('disk-full');
    expect(await written()).toEqual(before);
    expect((await record()).status).toBe(200);
  });

  it('when the connection is cut in the middle of a request', async () => {
    const before = await written();
    const undo = await beforeEachReview('perform pg_terminate_backend(pg_backend_pid());');

    const refused = await record();
    await undo();

    const problem = expectProblem(refused, 503);
    expect(problem.title).toBe('database-unavailable');
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(await written()).toEqual(before);
  });

  it('when every connection is cut at once, and the next request is served', async () => {
    await Promise.all([record(), record(), record()]);
    await endAppConnections();

    const answers = [await record(), await record(), await record()];

    expect(answers.at(-1)?.status).toBe(200);
    expect(answers.every(({ status }) => status === 200 || status === 503)).toBe(true);
  });

  it('when something broke that nobody foresaw, with the number of the failure', async () => {
    const before = await written();
    const undo = await beforeEachReview(`raise exception 'secret 袁丽华';`);

    const failed = await record();
    await undo();

    const { incident } = expectProblem(failed, 500);
    expect(failed.text).not.toContain('secret');
    expect(api.failures.map((each) => each.incident)).toEqual([incident]);
    expect(await written()).toEqual(before);
  });
});

/** As the app role, which may end its own connections on every server. */
async function endAppConnections(): Promise<void> {
  const client = new pg.Client(appConnectionOf(village.database.owner));
  await client.connect();
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`,
  );
  await client.end();
}
