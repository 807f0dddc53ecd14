import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  accepted,
  everything,
  exampleSent,
  exampleSteps,
  importer,
  rowsOf,
  type SentFile,
} from '../../../test/support/importing.ts';
import { openVillage, type Village } from '../../../test/support/village.ts';
import { fixedClock } from '../platform/clock.ts';

const clock = fixedClock('2026-11-01T01:00:00Z');
let small: Village;
let large: Village;

beforeAll(async () => {
  small = await openVillage(clock);
  large = await openVillage(clock);
});
afterAll(async () => {
  await small.close();
  await large.close();
});

/** The same workbook with a picture in it, so that it is understood in a thread of its own. */
function withPicture({ fileName, bytes }: SentFile): SentFile {
  if (!fileName.endsWith('.xlsx')) return { fileName, bytes };
  const picture = { 'xl/media/image1.png': new Uint8Array(300 * 1024) };
  return { fileName, bytes: zipSync({ ...unzipSync(bytes), ...picture }, { level: 0 }) };
}

const items = `
  select r.problem, r.state, o.name as owner, r.review_id is not null as reviewed,
    r.issue_id is not null as raised
  from rectification r join person o on o.person_id = r.owner_id
  order by r.problem, o.name, r.deadline`;

async function sizes(village: Village) {
  const rows = Object.entries(await everything(village));
  return Object.fromEntries(rows.map(([table, texts]) => [table, texts.length]));
}

test('large files record the same as small ones, compared with earlier imports as well', async () => {
  const previews = [];
  for (const files of exampleSteps) {
    await importer(small).bringIn(exampleSent(files));
    const door = importer(large);
    const { draftId } = accepted(await door.upload(exampleSent(files).map(withPicture)));
    previews.push(accepted(await door.preview(draftId)).hindrance);
    accepted(await door.commit(draftId));
  }

  expect(previews).toEqual(exampleSteps.map(() => null));
  expect(await rowsOf(large, items)).toEqual(await rowsOf(small, items));
  expect(await sizes(large)).toEqual(await sizes(small));
}, 60_000);
