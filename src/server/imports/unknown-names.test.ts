import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DraftId } from '#core/kernel/ids.ts';
import {
  accepted,
  exampleSent,
  importer,
  rowsOf,
  type SentFile,
} from '../../../test/support/importing.ts';
import { newIntent, openVillage, type Village } from '../../../test/support/village.ts';
import { fixedClock } from '../platform/clock.ts';

let village: Village;

beforeEach(async () => {
  village = await openVillage(fixedClock('2026-11-01T01:00:00Z'));
});
afterEach(() => village.close());

const otherCycle: SentFile = {
  fileName: '活动信息(妇女小组).csv',
  bytes: Buffer.from(
    [
      ['项目', '内容'],
      ['组织名称', '禾塘村妇女小组'],
      ['活动名称', '2026年下半年点评'],
      ['依据文件', '《通知》'],
      ['开始日期', '2026-11-01'],
      ['结束日期', '2026-12-31'],
    ]
      .map((line) => line.join(','))
      .join('\n'),
  ),
};

async function previewOf(files: readonly SentFile[]) {
  const { draftId } = accepted(await importer(village).upload(files));
  return { draftId, preview: accepted(await importer(village).preview(draftId)) };
}

async function answer(draftId: DraftId, key: string, given: string) {
  const { door } = village.application;
  const caller = { scope: village.operator, intent: newIntent() };
  accepted(await door.act('imports.correct', { draftId, answers: { [key]: given } }, caller));
}

async function commit(draftId: DraftId) {
  return importer(village).commit(draftId);
}

const organisations = 'select name, kind, parent_id is not null as within from organisation';

test('a cycle sheet alone says that the roster can be uploaded together with it', async () => {
  const alone = await previewOf(exampleSent(['活动信息.csv']));
  const together = await previewOf(exampleSent(['活动信息.csv', '党员花名册.xlsx']));

  expect(alone.preview).toMatchObject({ rosterMissing: true, hindrance: 'asked' });
  expect(together.preview).toMatchObject({ rosterMissing: false, hindrance: null });
});

test('a first roster alone waits for the whole that the cycle sheet names', async () => {
  const { draftId, preview } = await previewOf(exampleSent(['党员花名册.xlsx']));

  expect(preview).toMatchObject({ mayCommit: false, hindrance: 'needs-cycle' });
  expect(await commit(draftId)).toMatchObject({ refusal: { code: 'import-needs-cycle' } });
});

test('an organisation that only the cycle sheet knows is registered when it is said to be new', async () => {
  await importer(village).bringIn(exampleSent(['活动信息.csv', '党员花名册.xlsx']));
  const before = await rowsOf(village, organisations);

  const { draftId, preview } = await previewOf([otherCycle]);
  const [question] = preview.questions;
  await answer(draftId, question?.key ?? '', 'new');
  const answered = accepted(await importer(village).preview(draftId));
  accepted(await commit(draftId));
  const after = await rowsOf(village, organisations);

  expect(preview.questions).toHaveLength(1);
  expect(question).toMatchObject({ code: 'organisation-unknown', mayBeNew: true });
  expect(answered).toMatchObject({ questions: [], records: { organisations: 1, cycles: 1 } });
  expect(after).toEqual(
    expect.arrayContaining([{ name: '禾塘村妇女小组', kind: 'unit', within: true }]),
  );
  expect(after).toHaveLength(before.length + 1);
});

test('or it is one that is there already, and nothing is registered', async () => {
  await importer(village).bringIn(exampleSent(['活动信息.csv', '党员花名册.xlsx']));
  const before = await rowsOf(village, organisations);

  const { draftId, preview } = await previewOf([otherCycle]);
  const [question] = preview.questions;
  await answer(draftId, question?.key ?? '', question?.candidates[0]?.id ?? '');
  accepted(await commit(draftId));

  expect(await rowsOf(village, organisations)).toHaveLength(before.length);
  expect(await rowsOf(village, 'select 1 from cycle')).toHaveLength(2);
});

test('a rectification ledger before what it follows from says so, and is silent after it', async () => {
  const ground = await previewOf(exampleSent(['活动信息.csv', '党员花名册.xlsx']));
  accepted(await commit(ground.draftId));
  const early = await previewOf(exampleSent(['整改台账.xlsx']));
  const whole = await previewOf(
    exampleSent(['整改台账.xlsx', '群众意见征集表.xlsx', '点评记录(手工台账).xlsx']),
  );
  const told = ({ preview }: typeof early) => preview.problemCounts['sources-not-imported'];

  expect([told(early), told(whole)]).toEqual([1, undefined]);
});
