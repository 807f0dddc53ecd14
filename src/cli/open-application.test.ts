import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, runPingtai } from '../../test/support/started-server.ts';
import { openVillage, type Village } from '../../test/support/village.ts';

let village: Village;
let owner: pg.Client;
const login = `pingtai_test_operators_login_${process.pid}`;
const password = 'chosen-by-the-operator';
const anotherKey = `${Buffer.alloc(32, 7).toString('base64')}\n`;

beforeAll(async () => {
  village = await openVillage();
  owner = new pg.Client(village.database.owner);
  await owner.connect();
  await owner.query(`create role ${login} login password '${password}' in role pingtai_app`);
});
afterAll(async () => {
  await owner.query(`drop role ${login}`);
  await owner.end();
  await village.close();
});

function verify(appUrl: string, ownerUrl = addressOf(village.database.owner)) {
  return runPingtai(['verify', '--rebuild'], {
    DATABASE_URL: ownerUrl,
    DATABASE_APP_URL: appUrl,
    PINGTAI_DATA: village.dataFolder,
  });
}

it('works as the login that DATABASE_APP_URL names', async () => {
  const { status, said } = await verify(
    addressOf({ ...village.database.owner, user: login, password }),
  );

  expect(status, said).toBe(0);
  expect(said).toContain('没有发现问题');
});

it('says which ways of encryption there are when it is asked for another', async () => {
  const url = addressOf(village.database.owner);
  const unsure = `${url}${url.includes('?') ? '&' : '?'}sslmode=prefer`;

  const { status, said } = await verify(url, unsure);

  expect(status).toBe(2);
  expect(said).toContain('sslmode in DATABASE_URL may be disable');
});

describe('a database whose ledger is signed', () => {
  let key: string;

  beforeAll(async () => {
    key = join(village.dataFolder, 'secrets/log-key');
    await village.application.keeper.takeCheckpoint(village.tenantId);
    await rename(key, `${key}.kept`);
  });
  afterEach(() => rm(key, { force: true }));
  afterAll(() => rename(`${key}.kept`, key));

  function run(...words: readonly string[]) {
    return runPingtai(words, {
      DATABASE_URL: addressOf(village.database.owner),
      PINGTAI_DATA: village.dataFolder,
    });
  }

  it.each(['start', 'sign-in', 'verify'])(
    'is not opened by %s in a data folder without its key',
    async (command) => {
      const { status, said } = await run(command);

      expect(status).toBe(1);
      expect(said).toContain(`签名密钥 ${key} 不见了`);
      expect(said).toContain('copy the file back');
      expect(await readdir(dirname(key))).toEqual(['log-key.kept']);
    },
  );

  it.each(['start', 'verify'])('is not opened by %s with a damaged key', async (command) => {
    await writeFile(key, 'half a k');

    const { status, said } = await run(command);

    expect(status).toBe(1);
    expect(said).toContain(`${key} 读不出来或者已经损坏`);
    expect(said).toContain('is damaged');
    expect(await readFile(key, 'utf8')).toBe('half a k');
  });

  it.each(['start', 'sign-in'])('is not opened by %s with another key', async (command) => {
    await writeFile(key, anotherKey);

    const { status, said } = await run(command);

    expect(status).toBe(1);
    expect(said).toContain(`另一把密钥签名的，不是 ${key}`);
    expect(said).toContain('Check that PINGTAI_DATA and DATABASE_URL belong together');
  });

  it('is verified with another key, which is said first', async () => {
    await writeFile(key, anotherKey);

    const { status, said } = await run('verify');

    expect(status).toBe(1);
    expect(said).toContain('were signed with another key');
    expect(said).toContain('存证签名不对');
  });
});
