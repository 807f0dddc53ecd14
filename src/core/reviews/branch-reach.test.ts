import { expect, it } from 'vitest';
import type { OrganisationId, PersonId } from '../kernel/ids.ts';
import { findsSession, holdsAt, recordsBetween } from './branch-reach.ts';
import type { KnownParty } from './known-party.ts';
import type { Visibility } from './visibility.ts';

const [one, two] = ['one', 'two'] as OrganisationId[] as [OrganisationId, OrganisationId];
const secretary: Visibility = { kind: 'units', unitIds: [one], ownIds: ['she', one] };
const group: Visibility = { kind: 'open', ownIds: ['he'] };
const head: Visibility = { kind: 'everything' };
const member: Visibility = { kind: 'own', ownIds: ['he'] };

function memberOf(unitId: OrganisationId): KnownParty {
  return {
    party: { kind: 'person', personId: 'p' as PersonId },
    name: '',
    unitId,
    organisationKind: 'unit',
    heads: [],
  };
}

it.each([
  ['a secretary, of a member of the branch', secretary, [memberOf(two), memberOf(one)], true],
  ['a secretary, between members of another branch', secretary, [memberOf(two)], false],
  ['a secretary, of nobody known', secretary, [undefined], false],
  ['the leading group, of anybody', group, [memberOf(two)], true],
  ['the head, of anybody', head, [memberOf(two)], true],
  ['a member, of anybody', member, [memberOf(one)], false],
] as const)('%s: records %#', (_, who, sides, may) => {
  expect(recordsBetween(who, sides)).toBe(may);
});

it.each([
  ['a secretary at the own branch', secretary, [one], true],
  ['a secretary with the own branch among them', secretary, [two, one], true],
  ['a secretary at another branch', secretary, [two], false],
  ['a secretary for the whole', secretary, [], false],
  ['the leading group anywhere', group, [two], true],
  ['the head for the whole', head, [], true],
] as const)('%s: holds %#', (_, who, at, may) => {
  expect(holdsAt(who, at)).toBe(may);
});

it.each([
  ['a secretary, of the own branch', secretary, one, false, true],
  ['a secretary, of another branch', secretary, two, false, false],
  ['a secretary, of the whole', secretary, two, true, true],
  ['a secretary, of nobody in particular', secretary, null, false, true],
  ['the leading group, of any branch', group, two, false, true],
] as const)('%s: finds %#', (_, who, organisationId, isOfWhole, finds) => {
  expect(findsSession(who, { organisationId, isOfWhole })).toBe(finds);
});
