import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  accepted,
  everything,
  exampleSent,
  importer,
  rowsOf,
} from '../../../test/support/importing.ts';
import type { ExampleFile } from '../../../test/support/example-sheets.ts';
import { newIntent, openVillage, type Village } from '../../../test/support/village.ts';
import { fixedClock } from '../platform/clock.ts';

const clock = fixedClock('2026-11-01T01:00:00Z');
const ground = ['活动信息.csv', '党员花名册.xlsx'] as const;
const sources = ['点评记录(手工台账).xlsx', '群众意见征集表.xlsx'] as const;
const ledger = '整改台账.xlsx';

let ledgerFirst: Village;
let ledgerLast: Village;

beforeAll(async () => {
  ledgerFirst = await openVillage(clock);
  ledgerLast = await openVillage(clock);
  for (const files of [ground, [ledger]] as const) await bringIn(ledgerFirst, files);
  for (const files of [ground, [sources[0]], [sources[1]], [ledger]] as const) {
    await bringIn(ledgerLast, files);
  }
});
afterAll(async () => {
  await ledgerFirst.close();
  await ledgerLast.close();
});

/** Items that might be the same are said to be: `new` would make another one. */
async function bringIn(village: Village, files: readonly ExampleFile[], given?: 'new') {
  const { upload, preview, commit } = importer(village);
  const { draftId } = accepted(await upload(exampleSent(files)));
  const { questions } = accepted(await preview(draftId));
  const answers = Object.fromEntries(
    questions.map(({ key, candidates }) => [key, given ?? candidates[0]?.id ?? '']),
  );
  const caller = { scope: village.operator, intent: newIntent() };
  accepted(await village.application.door.act('imports.correct', { draftId, answers }, caller));
  return accepted(await commit(draftId)).importId;
}

/** Without its words: an item that was there first keeps those of the ledger. */
function items(village: Village) {
  return rowsOf(
    village,
    `select r.source, r.state, r.deadline::text, r.assigned_on::text, r.closed_on::text,
       r.prior_verifier, p.name as owner, v.occurred_on::text as reviewed, i.number as raised,
       o.deadline::text as ordered
     from rectification r
       join person p on p.person_id = r.owner_id
       left join review v on v.review_id = r.review_id
       left join issue i on i.issue_id = r.issue_id
       left join rectification_order o on o.order_id = r.order_id
     order by r.source, p.name, r.deadline, r.state, r.assigned_on, v.occurred_on, i.number`,
  );
}

test('an item of the same owner and deadline is asked about, and never taken for the same', async () => {
  const { draftId } = accepted(await importer(ledgerFirst).upload(exampleSent([sources[0]])));
  const { questions, hindrance, problems } = accepted(await importer(ledgerFirst).preview(draftId));

  expect(hindrance).toBe('asked');
  expect(questions).toMatchObject([
    {
      code: 'item-alike',
      text: '表现散漫,上半年只开了1次支部会',
      mayBeNew: true,
      candidates: [{ label: '三支部上半年只开1次支部会' }],
    },
  ]);
  expect(problems.filter(({ severity }) => severity === 'ask')).toMatchObject([
    { code: 'item-alike', sheet: '会议点评', ref: 'I10' },
  ]);
});

test('said to be another one, it stands beside the item of the review', async () => {
  const importId = await bringIn(ledgerFirst, [sources[0]], 'new');
  const both = await rowsOf<{ reviewed: boolean }>(
    ledgerFirst,
    `select review_id is not null as reviewed from rectification
     where source = 'meeting' and deadline = '2026-10-31'`,
  );
  accepted(await importer(ledgerFirst).undo(importId));

  expect(both.map((each) => each.reviewed).toSorted()).toEqual([false, true]);
});

test.each(sources)('%s after the ledger can be undone, and imported again', async (file) => {
  const before = await everything(ledgerFirst);

  const importId = await bringIn(ledgerFirst, [file]);
  accepted(await importer(ledgerFirst).undo(importId));

  expect(await everything(ledgerFirst)).toEqual(before);
  await bringIn(ledgerFirst, [file]);
});

test('the ledger before its sources gives the same items as after them, none twice', async () => {
  const first = await items(ledgerFirst);
  const last = await items(ledgerLast);

  expect(first).toHaveLength(40 + 13 - 1);
  expect(first).toEqual(last);
});

test('what its sources brought is in the ledger, and the tables follow from it', async () => {
  const { keeper } = ledgerFirst.application;

  const verified = await keeper.verify(ledgerFirst.tenantId, { rebuild: true });

  expect(verified.findings).toEqual([]);
});

test('an import of the ledger is not undone once its sources are there', async () => {
  const { imports } = accepted(
    await ledgerFirst.application.door.query('imports.list', {}, ledgerFirst.operator),
  );
  const own = imports.find((each) => each.files.includes(ledger));

  expect(await importer(ledgerFirst).undo(own?.importId ?? '')).toMatchObject({
    refusal: { code: 'import-built-upon' },
  });
});
