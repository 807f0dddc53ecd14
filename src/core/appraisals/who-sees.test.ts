import { describe, expect, it } from 'vitest';
import type { OrganisationId, PersonId } from '../kernel/ids.ts';
import { reachOf } from '../people/permissions.ts';
import type { Role } from '../people/roles.ts';
import { isBalanced, maySeeResult, maySeeSheetRow } from './who-sees.ts';

const one = 'one' as OrganisationId;
const two = 'two' as OrganisationId;
const she = 'she' as PersonId;
const other = 'other' as PersonId;

function reader(roles: readonly Role[], heads: readonly OrganisationId[] = []) {
  return { personId: she, reach: reachOf('appraisals.tallies', new Set(roles)), heads };
}

describe('a result is seen by', () => {
  it.each([
    ['the person', reader(['member']), { personId: she, organisationId: one }, true],
    ['no other member', reader(['member']), { personId: other, organisationId: one }, false],
    [
      'the head of the branch',
      reader(['unitHead'], [one]),
      { personId: other, organisationId: one },
      true,
    ],
    [
      'no head of another branch',
      reader(['unitHead'], [two]),
      { personId: other, organisationId: one },
      false,
    ],
    ['the leading group', reader(['groupMember']), { personId: other, organisationId: one }, true],
  ])('%s', (_, who, of, seen) => {
    expect(maySeeResult(who, of)).toBe(seen);
  });

  it('the head on the signed sheet, but not her own row', () => {
    expect(maySeeSheetRow(reader(['head', 'groupMember']), other)).toBe(true);
    expect(maySeeSheetRow(reader(['head', 'groupMember']), she)).toBe(false);
    expect(maySeeSheetRow(reader(['groupMember']), other)).toBe(false);
  });
});

const counts = {
  excellent: 5,
  qualified: 5,
  basicallyQualified: 0,
  unqualified: 0,
  blank: 1,
  spoiled: 0,
};

it.each([
  [{ issued: 12, collected: 11, valid: 11 }, true],
  [{ issued: 12, collected: 11, valid: 10 }, false],
  [{ issued: 10, collected: 11, valid: 11 }, false],
  [{ issued: 12, collected: 10, valid: 11 }, false],
])('%o is balanced: %s', (sheet, balanced) => {
  expect(isBalanced({ ...sheet, rows: [{ counts }] })).toBe(balanced);
});
