import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { answersTo, liesWithin } from '../people/organisation-tree.ts';
import type { PersonId } from '../kernel/ids.ts';
import { opinionSensitivities } from './facts.ts';
import { org, person, randomVillage } from '../../../test/support/random-organisation-tree.ts';
import { isShareable, mayReadOpinion } from './reading.ts';
import { isRecused } from './recusal.ts';
import { opinionRoute } from './routing.ts';

const secretary = person('secretary');
const branchHead = person('branchHead');
const otherHead = person('otherHead');
const member = person('member');
const keepers = [person('keeperA'), person('keeperB')];

function living(personId: PersonId, home: string, heads: readonly string[] = []) {
  const posts = heads.map((where) => ({ organisationId: org(where), kind: 'head' as const }));
  return { personId, organisationId: org(home), posts };
}
const tree = {
  organisations: [
    { organisationId: org('root'), parentId: null },
    { organisationId: org('one'), parentId: org('root') },
    { organisationId: org('two'), parentId: org('root') },
  ],
  people: [
    living(secretary, 'one', ['root']),
    living(branchHead, 'one', ['one']),
    living(otherHead, 'two', ['two']),
    living(member, 'one'),
    ...keepers.map((keeper) => living(keeper, 'two')),
  ],
};
const readers = { head: secretary, group: [secretary, branchHead, otherHead], keepers };

describe('who answers to whom', () => {
  it.each([
    [member, branchHead, true],
    [member, secretary, true],
    [branchHead, secretary, true],
    [secretary, branchHead, false],
    [otherHead, branchHead, false],
    [member, otherHead, false],
    [secretary, secretary, false],
  ])('%s to %s: %s', (who, superior, expected) => {
    expect(answersTo(who, superior, tree)).toBe(expected);
  });
});

describe('the way of an opinion', () => {
  it.each([
    ['about nobody', 'normal', [], 'leadingGroup'],
    ['embarrassing', 'embarrassing', [], 'leadingGroup'],
    ['harmful to unity', 'harmsUnity', [], 'head'],
    ['private', 'privacy', [member], 'twoNamed'],
    ['a breach', 'breach', [], 'discipline'],
    ['a breach of the head', 'breach', [secretary], 'discipline'],
    ['about the head', 'normal', [secretary], 'upper'],
    ['harmful to unity and about the head', 'harmsUnity', [secretary], 'upper'],
    ['private and about one keeper', 'privacy', [person('keeperA')], 'upper'],
    ['private and about the superior of the keepers', 'privacy', [otherHead], 'upper'],
    ['about a member of the group', 'normal', [branchHead], 'leadingGroup'],
  ] as const)('%s', (_, sensitivity, concerns, route) => {
    expect(opinionRoute({ blank: false, sensitivity, concerns }, tree, readers)).toBe(route);
  });

  it('of a blank slip ends at once', () => {
    const slip = { blank: true, sensitivity: 'normal', concerns: [] } as const;

    expect(opinionRoute(slip, tree, readers)).toBe('none');
  });

  it('leads up when no leading group was named', () => {
    const slip = { blank: false, sensitivity: 'normal', concerns: [] } as const;

    expect(opinionRoute(slip, tree, { head: null, group: [], keepers })).toBe('upper');
  });
});

const slip = fc.record({
  blank: fc.boolean(),
  sensitivity: fc.constantFrom(...opinionSensitivities),
  concerns: fc.uniqueArray(fc.nat(19).map(person), { maxLength: 3 }),
});

test('no one reads an opinion about himself or about whoever heads his place', () => {
  fc.assert(
    fc.property(randomVillage, slip, ({ tree, readers }, opinion) => {
      const route = opinionRoute(opinion, tree, readers);
      const reading = tree.people.filter(({ personId }) =>
        mayReadOpinion({ route, concerns: opinion.concerns }, personId, { tree, readers }),
      );
      for (const reader of reading) {
        expect(opinion.concerns).not.toContain(reader.personId);
        const heads = reader.posts.filter((post) => post.kind === 'head');
        if (heads.length > 0) continue;
        for (const concerned of tree.people.filter((p) => opinion.concerns.includes(p.personId))) {
          for (const post of concerned.posts) {
            expect(liesWithin(reader.organisationId, post.organisationId, tree)).toBe(false);
          }
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('what is about the head of the leading group is read by nobody in the organisation', () => {
  fc.assert(
    fc.property(randomVillage, slip, ({ tree, readers }, drawn) => {
      fc.pre(readers.head !== null && !drawn.blank);
      const concerns = [...new Set([...drawn.concerns, ...(readers.head ? [readers.head] : [])])];
      const route = opinionRoute({ ...drawn, concerns }, tree, readers);

      expect(['upper', 'discipline']).toContain(route);
      for (const { personId } of tree.people) {
        expect(mayReadOpinion({ route, concerns }, personId, { tree, readers })).toBe(false);
      }
    }),
  );
});

test('whatever stays in the organisation has a reader in it who is not recused', () => {
  fc.assert(
    fc.property(randomVillage, slip, ({ tree, readers }, opinion) => {
      const route = opinionRoute(opinion, tree, readers);
      fc.pre(!['upper', 'discipline', 'none'].includes(route));
      const able = tree.people.filter(({ personId }) =>
        mayReadOpinion({ route, concerns: opinion.concerns }, personId, { tree, readers }),
      );

      expect(able.length).toBeGreaterThan(0);
      expect(able.every((p) => !isRecused(p.personId, opinion.concerns, tree))).toBe(true);
    }),
  );
});

test('what may be shared is readable by every member of the leading group', () => {
  fc.assert(
    fc.property(randomVillage, slip, ({ tree, readers }, { concerns, ...opinion }) => {
      const route = opinionRoute({ ...opinion, concerns }, tree, readers);
      fc.pre(isShareable({ route, concerns }));

      for (const reader of readers.group) {
        expect(mayReadOpinion({ route, concerns }, reader, { tree, readers })).toBe(true);
      }
    }),
  );
});
