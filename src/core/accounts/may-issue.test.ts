import { expect, it } from 'vitest';
import type { OrganisationId } from '../kernel/ids.ts';
import { reachOf } from '../people/permissions.ts';
import type { Role } from '../people/roles.ts';
import { type SlipHolder, slipBar } from './may-issue.ts';

const first = 'first' as OrganisationId;
const second = 'second' as OrganisationId;
const member: SlipHolder = { unitId: first, holdsOffice: false, keepsBox: false };

function issuer(...roles: Role[]) {
  const reach = reachOf('slips.issue', new Set(roles));
  return { reach, heads: roles.includes('unitHead') ? [first] : [] };
}

it.each<[string, ReturnType<typeof issuer>, Partial<SlipHolder>, string | undefined]>([
  ['the secretary for a member of the branch', issuer('unitHead'), {}, undefined],
  ['the secretary for another branch', issuer('unitHead'), { unitId: second }, 'not-yours'],
  [
    'the secretary for somebody in office',
    issuer('unitHead'),
    { holdsOffice: true },
    'holds-office',
  ],
  ['the secretary for a keeper', issuer('unitHead'), { keepsBox: true }, 'holds-office'],
  ['the head for any member', issuer('head', 'groupMember'), { unitId: second }, undefined],
  ['the head for a secretary', issuer('head'), { holdsOffice: true }, undefined],
  ['the head for a keeper', issuer('head'), { keepsBox: true }, 'keeps-box'],
  ['the operator for a keeper', issuer('operator'), { keepsBox: true }, undefined],
  ['a member', issuer('member'), {}, 'not-yours'],
  ['a member of the leading group', issuer('groupMember', 'member'), {}, 'not-yours'],
])('%s', (_, by, changes, bar) => {
  expect(slipBar(by, { ...member, ...changes })).toBe(bar);
});
