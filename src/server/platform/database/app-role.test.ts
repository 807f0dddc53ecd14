import { expect, test } from 'vitest';
import { appConnectionOf, appPasswordOf, connectionOfUrl } from './app-role.ts';

test('an address gives its parts, decoded', () => {
  const connection = connectionOfUrl('postgresql://o%40x:p%3Aw@db.example:6432/pingtai');

  expect(connection).toMatchObject({
    host: 'db.example',
    port: 6432,
    user: 'o@x',
    password: 'p:w',
    database: 'pingtai',
    ssl: undefined,
  });
});

test('the app role has a password of its own that every process derives alike', () => {
  const owner = { user: 'owner', password: 'secret' };

  expect(appConnectionOf(owner)).toMatchObject({
    user: 'pingtai_app',
    password: appPasswordOf(owner),
  });
  expect(appPasswordOf(owner)).not.toContain('secret');
  expect(appPasswordOf({ user: 'owner' })).toBeUndefined();
});
