import { expect, it } from 'vitest';
import type { OrganisationId, PersonId } from '../kernel/ids.ts';
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
  const asker = { roles: new Set<Role>(roles), personId: 'p' as PersonId, heads };

  expect(visibilityFor(asker)).toEqual(expected);
});

it('of the operator, who stands on no side', () => {
  const asker = { roles: new Set<Role>(['operator']), personId: null, heads: [] };

  expect(visibilityFor(asker)).toEqual({ kind: 'open', ownIds: [] });
});

it.each([
  [['member', 'groupMember'], 'p', true],
  [['member', 'groupMember', 'head'], 'p', false],
  [['member', 'unitHead'], 'p', false],
  [['member', 'boxKeeper'], 'p', false],
  [['operator'], null, false],
] as const)('files of %j (%s) hold masked rows: %s', (roles, personId, masked) => {
  const asker = { roles: new Set<Role>(roles), personId: personId as PersonId | null };

  expect(findsMaskedRows(asker)).toBe(masked);
});
