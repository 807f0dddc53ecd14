import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { draftLimits } from '#contract/imports.ts';
import type { DraftId } from '#core/kernel/ids.ts';
import { accepted, importer, rowsOf, type SentFile } from '../../../test/support/importing.ts';
import { addressOf, end, endAll, startPingtai } from '../../../test/support/started-server.ts';
import { newIntent, openVillage, type Village } from '../../../test/support/village.ts';
import type { Clock } from '../platform/clock.ts';
import { fixedClock } from '../platform/clock.ts';

let village: Village;
let today: Clock;

beforeEach(async () => {
  today = fixedClock('2026-11-01T01:00:00Z');
  village = await openVillage({ ...today, now: () => today.now(), today: () => today.today() });
});
afterEach(async () => {
  await endAll();
  await village.close();
});

function roster(name: string): SentFile {
  return { fileName: `${name}.csv`, bytes: Buffer.from(`姓名,支部\n${name},一支部\n`) };
}

async function upload(name: string) {
  return accepted(await importer(village).upload([roster(name)])).draftId;
}

const names = async () => {
  const rows = await rowsOf<{ file_name: string }>(
    village,
    `select file_name from import_draft join import_draft_file using (tenant_id, draft_id)
      order by created_at, file_name`,
  );
  return rows.map((row) => row.file_name);
};

test('an upload that nobody commits is gone with its files after fourteen days, at the next upload', async () => {
  await upload('甲');
  today = fixedClock('2026-11-14T01:00:00Z');
  await upload('乙');
  const young = await names();
  today = fixedClock('2026-11-16T01:00:00Z');
  await upload('丙');

  expect(young).toEqual(['甲.csv', '乙.csv']);
  expect(await names()).toEqual(['乙.csv', '丙.csv']);
});

test('it is gone as well when another draft is discarded', async () => {
  await upload('甲');
  today = fixedClock('2026-11-10T01:00:00Z');
  const draftId = await upload('乙');
  today = fixedClock('2026-11-20T01:00:00Z');

  const discarded = await village.application.door.act(
    'imports.discard',
    { draftId },
    { scope: village.operator, intent: newIntent() },
  );

  expect(discarded.ok).toBe(true);
  expect(await names()).toEqual([]);
});

test('it is gone as well when the application starts', async () => {
  today = fixedClock('2020-11-01T01:00:00Z');
  await upload('甲');
  today = fixedClock(new Date().toISOString());
  await upload('乙');

  const { child } = await startPingtai([], {
    DATABASE_URL: addressOf(village.database.owner),
    PINGTAI_DATA: village.dataFolder,
  });
  await end(child, 'SIGINT');

  expect(await names()).toEqual(['乙.csv']);
});

describe('an upload whose fourteen days are over, although its files are still there', () => {
  const ask = () => {
    const { door } = village.application;
    const as = () => ({ scope: village.operator, intent: newIntent() });
    return {
      listed: async () => accepted(await door.query('imports.list', {}, village.operator)).drafts,
      preview: (draftId: DraftId) => importer(village).preview(draftId),
      correct: (draftId: DraftId) => door.act('imports.correct', { draftId }, as()),
      commit: (draftId: DraftId) => importer(village).commit(draftId),
      discard: (draftId: DraftId) => door.act('imports.discard', { draftId }, as()),
    };
  };

  test('is listed and can be opened until then', async () => {
    const draftId = await upload('甲');
    today = fixedClock('2026-11-15T01:00:00Z');

    expect(await ask().listed()).toMatchObject([{ draftId }]);
    expect(await ask().preview(draftId)).toMatchObject({ ok: true });
  });

  test('is not listed any more', async () => {
    await upload('甲');
    today = fixedClock('2026-11-15T01:00:01Z');

    expect(await ask().listed()).toEqual([]);
    expect(await names()).toEqual(['甲.csv']);
  });

  test.each(['preview', 'correct', 'commit', 'discard'] as const)(
    'is not found by %s',
    async (operation) => {
      const draftId = await upload('甲');
      today = fixedClock('2026-11-15T01:00:01Z');

      expect(await ask()[operation](draftId)).toMatchObject({
        ok: false,
        refusal: { code: 'not-found' },
      });
    },
  );
});

test('of more than a village may have at once the oldest gives way', async () => {
  for (let at = 0; at <= draftLimits.count; at += 1) {
    today = fixedClock(new Date(Date.UTC(2026, 10, 1, 1, at)).toISOString());
    await upload(`第${String(at).padStart(2, '0')}人`);
  }

  const left = await names();

  expect(left).toHaveLength(draftLimits.count);
  expect(left[0]).toBe('第01人.csv');
});
