import { expect, test } from 'vitest';
import { mayCommit } from '#core/imports/resolve-import.ts';
import { resolvedExample, understoodExample } from '../../../test/support/example-sheets.ts';

const resolved = resolvedExample();

test('the cycle sheet gives organisation, mandate, leading group, keepers and dates', () => {
  const [sheet] = understoodExample('活动信息.csv');

  expect(sheet?.problems).toEqual([]);
  expect(sheet?.content).toMatchObject({
    kind: 'cycle',
    organisation: '禾塘村党总支',
    region: '江州区禾塘村',
    name: '2026年领导点评和年度评议党员活动',
    mandate: {
      title: '《关于做好2026年领导点评和年度评议党员工作的通知》',
      issuer: '江州区委创先争优活动领导小组办公室',
      documentNumber: '江创办〔2026〕12号',
    },
    startsOn: '2026-03-01',
    endsOn: '2026-12-31',
  });
  expect(resolved.cycles[0]?.memberIds).toHaveLength(4);
  expect(resolved.cycles[0]?.keeperIds).toHaveLength(2);
});

test('the seven files together ask nothing and may be committed', () => {
  expect(resolved.questions).toEqual([]);
  expect(mayCommit(resolved)).toBe(true);
});
