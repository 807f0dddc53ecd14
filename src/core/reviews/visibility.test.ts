import { expect, it } from 'vitest';
import type { OrganisationId, PersonId } from '../kernel/ids.ts';
import { reachOf } from '../people/permissions.ts';
import type { Role } from '../people/roles.ts';
import { findsMaskedRows, visibilityFor } from './visibility.ts';

const unit = 'first' as OrganisationId;

it.each([
  [['member', 'groupMember', 'head'], [], { kind: 'everything' }],
  [['member', 'groupMember'], [unit], { kind: 'open', ownIds: ['p', unit] }],
  [['member', 'unitHead'], [unit], { kind: 'units', unitIds: [unit], ownIds: ['p', unit] }],
  [['member'], [], { kind: 'own', ownIds: ['p'] }],
  [['member', 'boxKeeper'], [], { kind: 'own', ownIds: ['p'] }],
] as const)('of %j', (roles, heads, expected) => {
  const reach = reachOf('reviews.list', new Set<Role>(roles));
  const asker = { reach, personId: 'p' as PersonId, heads };

  expect(visibilityFor(asker)).toEqual(expected);
});

it('of the operator, who stands on no side', () => {
  const reach = reachOf('reviews.list', new Set<Role>(['operator']));
  const asker = { reach, personId: null, heads: [] };

  expect(visibilityFor(asker)).toEqual({ kind: 'open', ownIds: [] });
});

it.each([
  [['member', 'groupMember'], true],
  [['member', 'groupMember', 'head'], false],
  [['member', 'unitHead'], false],
  [['member', 'boxKeeper'], false],
  [['operator'], false],
] as const)('files of %j hold masked rows: %s', (roles, masked) => {
  const reach = reachOf('reviews.export', new Set<Role>(roles));

  expect(findsMaskedRows(reach)).toBe(masked);
});
