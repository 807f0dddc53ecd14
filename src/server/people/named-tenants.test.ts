import { afterAll, beforeAll, expect, test } from 'vitest';
import { fact } from '#core/ledger/catalogue.ts';
import { recordFacts } from '../../../test/support/record-facts.ts';
import { addressOf, runPingtai } from '../../../test/support/started-server.ts';
import { openVillage, type Village } from '../../../test/support/village.ts';
import { freshId } from '../platform/fresh-id.ts';
import { createTenant } from '../platform/tenants.ts';
import { listNamedTenants } from './named-tenants.ts';

let village: Village;

beforeAll(async () => {
  village = await openVillage();
  const other = { tenantId: freshId<typeof village.tenantId>(), name: '未命名组织' };
  await createTenant(village.application.pool, { ...other, logOrigin: 'log.test/other' });
  await recordFacts(village, [
    fact('organisation.registered', {
      organisationId: freshId(),
      parentId: null,
      kind: 'root',
      name: '上溪村党总支',
      from: null,
      position: 0,
      importId: null,
    }),
  ]);
});
afterAll(() => village.close());

test('an organisation is called as the root of its tree, and before it has one as it was created', async () => {
  const named = await listNamedTenants(village.database.owner);

  expect(named.map((each) => each.name).sort()).toEqual(['上溪村党总支', '未命名组织'].sort());
});

test('the command line says that name and finds the organisation by it', async () => {
  const run = (...words: readonly string[]) =>
    runPingtai(words, {
      DATABASE_URL: addressOf(village.database.owner),
      PINGTAI_DATA: village.dataFolder,
    });
  const asked = ['sign-in', '--as', '袁丽华', '--organisation'] as const;

  const verified = await run('verify');
  const links = await run('sign-in');
  const found = await run(...asked, '上溪村党总支');
  const notFound = await run(...asked, '禾塘村党总支');

  expect(verified.said).toContain('上溪村党总支：核验 1 条记录');
  expect(links.said).toContain('上溪村党总支 · 初次设置');
  expect(found.said).toContain('名册里没有袁丽华');
  expect(notFound.said).toMatch(/--organisation 写明组织名称：(上溪村党总支|未命名组织)、/);
});
