import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordAnyFacts } from '../../test/support/any-ledger.ts';
import { seededRandom } from '../../test/support/seeded-random.ts';
import { addressOf, runPingtai } from '../../test/support/started-server.ts';
import { openVillage, type Village } from '../../test/support/village.ts';

let village: Village;
let seqs: { readonly open: number; readonly sealed: number; readonly lasting: number };

beforeAll(async () => {
  village = await openVillage();
  await recordAnyFacts(village, { random: seededRandom(3), size: 150 });
  const { door } = village.application;
  const listed = await door.query('ledger.entries', { limit: 200 }, village.operator);
  const rows = listed.ok ? listed.value.rows : [];
  const seqOf = (type: string) =>
    rows.flatMap((row) => (row.kind === 'entry' && row.type === type ? [row.seq] : []))[0] ?? -1;
  const sealed = rows.flatMap((row) => (row.kind === 'sealed' ? [row.to] : []))[0] ?? -1;
  seqs = { open: seqOf('review.recorded'), sealed, lasting: seqOf('organisation.registered') };
});
afterAll(() => village.close());

function erase(...words: readonly string[]) {
  return runPingtai(['erase', ...words], {
    DATABASE_URL: addressOf(village.database.owner),
    PINGTAI_DATA: village.dataFolder,
  });
}

async function erasedCount(): Promise<number> {
  return (await village.application.keeper.verify(village.tenantId, { rebuild: true })).erased;
}

it('without --yes says what would be erased and changes nothing', async () => {
  const before = await erasedCount();

  const { status, said } = await erase(String(seqs.open), '--basis', 'PIPL47');

  expect(status).toBe(1);
  expect(said).toContain(`将删除第 ${seqs.open} 条`);
  expect(said).toContain('《个人信息保护法》第四十七条');
  expect(said).toContain('Nothing was changed.');
  expect(await erasedCount()).toBe(before);
});

it('erases an entry, a sealed one too, and the ledger stays proven', async () => {
  const before = await erasedCount();

  const open = await erase(String(seqs.open), '--basis', 'retentionEnded', '--yes');
  const sealed = await erase(String(seqs.sealed), '--basis', 'PIPL47', '--yes', '--json');
  const again = await erase(String(seqs.open), '--basis', 'retentionEnded', '--yes');

  expect([open.status, sealed.status, again.status]).toEqual([0, 0, 1]);
  expect(open.said).toContain(`已删除第 ${seqs.open} 条`);
  expect(open.said).toContain('the retention period has ended');
  expect(JSON.parse(sealed.said)).toEqual({ seq: seqs.sealed, basis: 'PIPL47' });
  expect(again.said).toContain('这项内容已经依规删除');
  const verified = await village.application.keeper.verify(village.tenantId, { rebuild: true });
  expect([verified.erased, verified.findings]).toEqual([before + 2, []]);
});

it.each([
  ['what the ledger stands on', () => seqs.lasting],
  ['what is not there', () => 999_999],
])('refuses %s in a sentence', async (_, seq) => {
  const { status, said } = await erase(String(seq()), '--basis', 'PIPL47', '--yes');

  expect(status).toBe(1);
  expect(said).toContain('没有这个序号，或者这条记录不能删除');
  expect(said).not.toMatch(/\n\s+at /);
});
