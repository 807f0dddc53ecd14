import { describe, expect, it } from 'vitest';
import type { OrganisationId, PersonId } from '../kernel/ids.ts';
import { answersTo, liesWithin, type OrganisationTree } from './organisation-tree.ts';

const [root, branch, group, other] = ['root', 'branch', 'group', 'other'].map(
  (name) => name as OrganisationId,
) as [OrganisationId, OrganisationId, OrganisationId, OrganisationId];

function someone(name: string, organisationId: OrganisationId, headOf?: OrganisationId) {
  const posts = headOf ? [{ organisationId: headOf, kind: 'head' as const }] : [];
  return { personId: name as PersonId, organisationId, posts };
}

const tree: OrganisationTree = {
  organisations: [
    { organisationId: root, parentId: null },
    { organisationId: branch, parentId: root },
    { organisationId: group, parentId: branch },
    { organisationId: other, parentId: root },
  ],
  people: [
    someone('总支书记', branch, root),
    someone('支部书记', branch, branch),
    someone('组长', group, group),
    someone('党员', group),
    someone('别支部书记', other, other),
    {
      ...someone('副书记', other),
      posts: [{ organisationId: root, kind: 'deputy' }],
    },
  ],
};

describe('who answers to whom', () => {
  it.each([
    ['党员', '支部书记', true],
    ['组长', '支部书记', true],
    ['党员', '组长', true],
    ['支部书记', '党员', false],
    ['支部书记', '总支书记', true],
    ['总支书记', '支部书记', false],
    ['别支部书记', '支部书记', false],
    ['别支部书记', '副书记', false],
    ['副书记', '别支部书记', true],
    ['支部书记', '支部书记', false],
    ['查无此人', '支部书记', false],
  ])('%s is subordinate to %s: %s', (verifier, owner, expected) => {
    expect(answersTo(verifier as PersonId, owner as PersonId, tree)).toBe(expected);
  });

  it.each([
    [group, root, true],
    [group, group, true],
    [branch, group, false],
    [other, branch, false],
  ])('%s lies within %s: %s', (part, whole, expected) => {
    expect(liesWithin(part, whole, tree)).toBe(expected);
  });

  it('ends also when the records go in a circle', () => {
    const circle = {
      organisations: [
        { organisationId: root, parentId: branch },
        { organisationId: branch, parentId: root },
      ],
    };

    expect(liesWithin(root, other, circle)).toBe(false);
  });
});
