import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordAnyFacts } from '../../test/support/any-ledger.ts';
import { seededRandom } from '../../test/support/seeded-random.ts';
import { addressOf, runPingtai } from '../../test/support/started-server.ts';
import { openVillage, type Village } from '../../test/support/village.ts';

let village: Village;

beforeAll(async () => {
  village = await openVillage();
  await recordAnyFacts(village, { random: seededRandom(3), size: 60 });
  await village.application.keeper.takeCheckpoint(village.tenantId);
  const owner = new pg.Client(village.database.owner);
  await owner.connect();
  await owner.query(`update ledger_secret set payload = payload || ' ' where seq = 20`);
  await owner.query(`update organisation set name = name || '二'`);
  await owner.end();
});
afterAll(() => village.close());

function verify(...words: readonly string[]) {
  return runPingtai(['verify', ...words], {
    DATABASE_URL: addressOf(village.database.owner),
    PINGTAI_DATA: village.dataFolder,
  });
}

it('says in both languages where something was changed, and what to do about each kind', async () => {
  const { status, said } = await verify('--rebuild');

  expect(status).toBe(1);
  expect(said).toContain('✗ 第 20 条记录的内容：内容或盐值被改动\n');
  expect(said).toContain('  content of entry 20: content or salt was changed\n');
  expect(said).toMatch(/✗ 数据表 organisation organisation_id=\S+，name 一项：这一项被改动过/);
  expect(said.match(/^怎么办：/gm)).toHaveLength(2);
  expect(said).toContain('What to do: What pages show differs from the ledger');
});

it('gives machines the codes', async () => {
  const { status, said } = await verify('--json');

  expect(status).toBe(1);
  expect(JSON.parse(said)).toMatchObject({
    findings: expect.arrayContaining([
      { code: 'commitment-does-not-open', place: { table: 'ledger_secret', seq: 20 } },
    ]),
  });
});

it('names the key as the page of integrity does', async () => {
  const shown = await village.application.door.query('ledger.integrity', {}, village.operator);
  const { said } = await verify();

  expect(said).toContain(`公钥 ${shown.ok ? shown.value.fingerprint : ''}`);
});
