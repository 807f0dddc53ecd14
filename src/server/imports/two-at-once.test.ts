import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '#core/kernel/ids.ts';
import {
  accepted,
  everything,
  exampleSent,
  importer,
  rowsOf,
} from '../../../test/support/importing.ts';
import { openVillage, type Village } from '../../../test/support/village.ts';
import { fixedClock } from '../platform/clock.ts';
import { appConnectionOf } from '../platform/database/app-role.ts';
import { personScope } from '../platform/scope.ts';

let village: Village;

beforeEach(async () => {
  village = await openVillage(fixedClock('2026-11-01T01:00:00Z'));
  await importer(village).bringIn(exampleSent(['活动信息.csv', '党员花名册.xlsx']));
});
afterEach(() => village.close());

const reviews = () => exampleSent(['点评记录(手工台账).xlsx']);

describe('two commits at once', () => {
  test('of one draft: exactly one wins', async () => {
    const door = importer(village);
    const { draftId } = accepted(await door.upload(reviews()));

    const both = await Promise.all([door.commit(draftId), door.commit(draftId)]);

    expect(both.filter((each) => each.ok)).toHaveLength(1);
    expect(both.flatMap((each) => (each.ok ? [] : [each.refusal.code]))).toEqual(['not-found']);
    expect(await rowsOf(village, 'select 1 from review')).toHaveLength(106);
  });

  test('of one file in two drafts: exactly one wins, the other is told that it is known', async () => {
    const door = importer(village);
    const drafts = [
      accepted(await door.upload(reviews())).draftId,
      accepted(await door.upload(reviews())).draftId,
    ];

    const both = await Promise.all(drafts.map((draftId) => door.commit(draftId)));

    expect(both.filter((each) => each.ok)).toHaveLength(1);
    expect(both.flatMap((each) => (each.ok ? [] : [each.refusal.code]))).toEqual(['import-known']);
    expect(await rowsOf(village, 'select 1 from review')).toHaveLength(106);
  });
});

test('a database connection that dies during the commit leaves nothing, and the draft stays', async () => {
  const door = importer(village);
  const { draftId } = accepted(await door.upload(reviews()));
  const before = await everything(village);
  const blocker = new pg.Client(village.database.owner);
  await blocker.connect();
  await blocker.query('begin; select 1 from ledger_head for update');

  const dying = door.commit(draftId);
  await terminateWaiting();
  const died = await dying;
  await blocker.query('rollback');
  await blocker.end();

  expect(died).toMatchObject({ ok: false, refusal: { code: 'database-unavailable' } });
  expect(await everything(village)).toEqual(before);
  expect((await door.commit(draftId)).ok).toBe(true);
});

/**
 * Waits until another connection stands before the ledger's head with its rows written, and ends it.
 * It asks as the app role, which may end its own connections on every server.
 */
async function terminateWaiting(): Promise<void> {
  const client = new pg.Client(appConnectionOf(village.database.owner));
  await client.connect();
  let ended = 0;
  while (ended === 0) {
    const { rows } = await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
    ended = rows.length;
  }
  await client.end();
}

describe('what a person uploads', () => {
  test('is seen by that person alone, who is warned when it is the box register', async () => {
    const [one, other] = await rowsOf<{ person_id: PersonId }>(
      village,
      'select person_id from person order by position limit 2',
    );
    const scopeOf = (person: { person_id: PersonId } | undefined) =>
      personScope(village.tenantId, person?.person_id as PersonId, new Set(['groupMember']));
    const mine = importer(village, scopeOf(one));

    const { draftId } = accepted(await mine.upload(exampleSent(['意见箱登记.csv'])));

    expect(accepted(await mine.preview(draftId)).concealsSlips).toBe(true);
    for (const scope of [scopeOf(other), village.operator]) {
      const theirs = importer(village, scope);
      expect(await theirs.preview(draftId)).toMatchObject({ refusal: { code: 'not-found' } });
      expect(await theirs.commit(draftId)).toMatchObject({ refusal: { code: 'not-found' } });
      const { drafts } = accepted(await village.application.door.query('imports.list', {}, scope));
      expect(drafts).toEqual([]);
    }
  });

  test('stands in the list of imports and in its fact without any number of slips', async () => {
    await importer(village).bringIn(exampleSent(['意见箱登记.csv']));

    const { imports } = accepted(
      await village.application.door.query('imports.list', {}, village.operator),
    );
    const [fact] = await rowsOf<{ payload: string }>(
      village,
      `select payload from ledger_secret where payload like '%"import.committed"%' order by seq desc limit 1`,
    );

    expect(Object.values(imports[0] ?? {}).filter((value) => typeof value === 'number')).toEqual(
      [],
    );
    expect(Object.keys(JSON.parse(fact?.payload ?? '{}').body).sort()).toEqual([
      'cycleId',
      'files',
      'importId',
      'kinds',
    ]);
  });
});
