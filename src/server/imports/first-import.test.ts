import { afterEach, beforeEach, expect, test } from 'vitest';
import { translate } from '#ui/messages/translator.ts';
import type { DraftId } from '#core/kernel/ids.ts';
import { accepted, exampleSent, importer, type SentFile } from '../../../test/support/importing.ts';
import { newIntent, openVillage, type Village } from '../../../test/support/village.ts';
import { fixedClock } from '../platform/clock.ts';

let village: Village;

beforeEach(async () => {
  village = await openVillage(fixedClock('2026-11-01T01:00:00Z'));
});
afterEach(() => village.close());

const withoutNames: SentFile = {
  fileName: '活动信息.csv',
  bytes: Buffer.from(
    [
      '组织名称,禾塘村党总支',
      '活动名称,2026年领导点评',
      '依据文件,《通知》',
      '开始日期,2026-03-01',
      '结束日期,2026-12-31',
    ].join('\n'),
  ),
};

async function uploaded(files: readonly SentFile[]) {
  const { draftId } = accepted(await importer(village).upload(files));
  return { draftId, preview: accepted(await importer(village).preview(draftId)) };
}

/** What the preview says once every question is answered with leaving the rows out. */
async function skippingAll(draftId: DraftId) {
  const { questions } = accepted(await importer(village).preview(draftId));
  const answers = Object.fromEntries(questions.map(({ key }) => [key, 'skip']));
  const caller = { scope: village.operator, intent: newIntent() };
  accepted(await village.application.door.act('imports.correct', { draftId, answers }, caller));
  return accepted(await importer(village).preview(draftId));
}

type Preview = Awaited<ReturnType<typeof uploaded>>['preview'];

function nobodyNamed({ problems }: Preview) {
  return problems
    .filter(({ code }) => code.startsWith('cycle-without'))
    .map(({ code, ref, severity, params }) => ({ code, ref, severity, params }));
}

test('a cycle sheet that names neither head nor box keepers says so', async () => {
  const { preview } = await uploaded([withoutNames]);

  expect(preview.hindrance).toBeNull();
  expect(nobodyNamed(preview)).toEqual([
    { code: 'cycle-without-head', ref: undefined, severity: 'note', params: {} },
    { code: 'cycle-without-keepers', ref: undefined, severity: 'note', params: { keepers: 0 } },
  ]);
});

test('one whose names are left out by answers says so where they stand', async () => {
  const { draftId, preview } = await uploaded(exampleSent(['活动信息.csv']));

  const answered = await skippingAll(draftId);

  expect(nobodyNamed(preview)).toEqual([]);
  expect(nobodyNamed(answered)).toEqual([
    { code: 'cycle-without-head', ref: 'B8', severity: 'note', params: {} },
    { code: 'cycle-without-keepers', ref: 'B12', severity: 'note', params: { keepers: 0 } },
  ]);
});

test('one that names both is silent', async () => {
  const { preview } = await uploaded(exampleSent(['活动信息.csv', '党员花名册.xlsx']));

  expect(nobodyNamed(preview)).toEqual([]);
});

test.each([
  '活动信息.csv',
  '点评记录(手工台账).xlsx',
  '意见箱登记.csv',
  '群众意见征集表.xlsx',
  '整改台账.xlsx',
  '民主评议测评票(录入).xlsx',
] as const)(
  '%s before any roster says that the roster comes first, also when answered',
  async (file) => {
    const { draftId, preview } = await uploaded(exampleSent([file]));

    const answered = await skippingAll(draftId);

    expect([preview.rosterMissing, answered.rosterMissing]).toEqual([true, true]);
  },
);

test('of the two first files each needs the other, and the first steps say nothing else', async () => {
  const { preview: roster } = await uploaded(exampleSent(['党员花名册.xlsx']));
  const { preview: cycle } = await uploaded(exampleSent(['活动信息.csv']));

  expect(roster).toMatchObject({ mayCommit: false, hindrance: 'needs-cycle' });
  expect(cycle).toMatchObject({ mayCommit: false, rosterMissing: true });
  expect(translate('zh-CN', 'home.first')).toContain('只传一张，导不全');
  expect(translate('en', 'home.first')).toContain('one without the other is not enough');
});

test('with the roster, or after it, nothing says so any more', async () => {
  const first = await uploaded(exampleSent(['活动信息.csv', '党员花名册.xlsx']));
  accepted(await importer(village).commit(first.draftId));
  const later = await uploaded(exampleSent(['群众意见征集表.xlsx']));

  expect([first.preview.rosterMissing, later.preview.rosterMissing]).toEqual([false, false]);
});
