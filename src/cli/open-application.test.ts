import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addressOf, runPingtai } from '../../test/support/started-server.ts';
import { openVillage, type Village } from '../../test/support/village.ts';

let village: Village;
let owner: pg.Client;
const login = `pingtai_test_operators_login_${process.pid}`;
const password = 'chosen-by-the-operator';

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
