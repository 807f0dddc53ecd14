import { expect, test } from 'vitest';
import { contract } from '#contract/contract.ts';
import { permissions } from '#core/people/permissions.ts';
import { permissionsText, storedPermissions } from '../scripts/write-permissions.ts';

test('every operation stands in the permission table, and nothing else', () => {
  expect(Object.keys(permissions).toSorted()).toEqual(Object.keys(contract).toSorted());
});

test('docs/permissions.md is what node scripts/write-permissions.ts writes', async () => {
  expect(await storedPermissions()).toBe(await permissionsText());
});
