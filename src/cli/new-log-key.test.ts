import { readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { recordAnyFacts } from '../../test/support/any-ledger.ts';
import { seededRandom } from '../../test/support/seeded-random.ts';
import { addressOf, runPingtai } from '../../test/support/started-server.ts';
import { systemClock } from '#server/platform/clock.ts';
import { openVillage, type Village } from '../../test/support/village.ts';

let village: Village;
let key: string;
let formerId: string;
let signed: number;

beforeEach(async () => {
  village = await openVillage(systemClock('Asia/Shanghai'));
  await recordAnyFacts(village, { random: seededRandom(5), size: 40, since: '2020-01-01' });
  const { keeper } = village.application;
  signed = (await keeper.takeCheckpoint(village.tenantId)).size;
  formerId = (await keeper.keyOf(village.tenantId)).id;
  key = join(village.dataFolder, 'secrets/log-key');
});
afterEach(() => village.close());

function surroundings() {
  return { DATABASE_URL: addressOf(village.database.owner), PINGTAI_DATA: village.dataFolder };
}

function run(...words: readonly string[]) {
  return runPingtai(words, surroundings());
}

async function changeContent(): Promise<void> {
  const owner = new pg.Client(village.database.owner);
  await owner.connect();
  await owner.query(`update ledger_secret set payload = payload || ' ' where seq = 20`);
  await owner.end();
}

it('says what it would change and changes nothing until it is confirmed', async () => {
  await rm(key);

  const { status, said } = await run('new-log-key');

  expect(status).toBe(1);
  expect(said).toContain(`原来的密钥 ${formerId} 签到 ${signed} 条`);
  expect(said).toContain('add --yes to confirm');
  expect(await readdir(dirname(key))).toEqual([]);
});

it('goes on under a new key, and verify names from which size on it signs', async () => {
  await rm(key);

  const renewed = await run('new-log-key', '--yes');
  const verified = await run('verify', '--rebuild');

  const { id } = await village.application.keeper.keyOf(village.tenantId);
  expect(renewed.status, renewed.said).toBe(0);
  expect(renewed.said).toContain(`从 ${signed + 1} 条的存证起，由新密钥 ${id} 签名`);
  expect(verified.status, verified.said).toBe(0);
  expect(verified.said).toContain(
    `${formerId} 签的存证 ${signed} 条；${id} 签的存证 ${signed + 1} 条`,
  );
  expect(verified.said).toContain(`number of entries: ${formerId} ${signed}; ${id} ${signed + 1}.`);
});

it('lets the application be opened again, and keeps the damaged key beside the new one', async () => {
  await writeFile(key, 'half a k');

  await run('new-log-key', '--yes');
  const { status, said } = await run('verify');

  expect(status, said).toBe(0);
  expect((await readdir(dirname(key))).toSorted()).toEqual([
    'log-key',
    expect.stringContaining('log-key.unreadable-'),
  ]);
});

it('lets a second data folder take the ledger over, and shuts the first one out', async () => {
  const elsewhere = join(village.dataFolder, 'elsewhere');
  const second = { ...surroundings(), PINGTAI_DATA: elsewhere };

  const renewed = await runPingtai(['new-log-key', '--yes'], second);
  const verified = await runPingtai(['verify'], second);
  const shutOut = await run('sign-in');

  expect(renewed.status, renewed.said).toBe(0);
  expect(verified.status, verified.said).toBe(0);
  expect(shutOut.said).toContain('signed with another key');
});

it('does not cover up a ledger that is not the one that was signed', async () => {
  await rm(key);
  await changeContent();

  const { status, said } = await run('new-log-key', '--yes');

  expect(status).toBe(1);
  expect(said).toContain('第 20 条记录的内容：内容或盐值被改动');
  expect(said).toContain('a new key must not cover that up');
  expect(await readdir(dirname(key))).toEqual([]);
});

it('changes nothing where the key is in order', async () => {
  const { status, said } = await run('new-log-key', '--yes');

  expect(status).toBe(1);
  expect(said).toContain('没有更换');
  expect((await village.application.keeper.keyOf(village.tenantId)).id).toBe(formerId);
});
