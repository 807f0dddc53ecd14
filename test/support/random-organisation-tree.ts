import fc from 'fast-check';
import type { OrganisationId, PersonId } from '#core/kernel/ids.ts';
import type { OrganisationTree } from '#core/people/organisation-tree.ts';
import type { BoxReaders } from '#core/opinions/routing.ts';

export function org(name: string | number): OrganisationId {
  return `o${name}` as OrganisationId;
}
export function person(name: string | number): PersonId {
  return `p${name}` as PersonId;
}

interface Drawn {
  readonly parents: readonly number[];
  readonly homes: readonly number[];
  readonly heads: readonly { readonly who: number; readonly where: number }[];
  readonly group: readonly number[];
  readonly keepers: readonly number[];
}

/** Trees of up to 12 organisations and 20 people, some of whom head one or several of them. */
export const randomVillage: fc.Arbitrary<{ tree: OrganisationTree; readers: BoxReaders }> = fc
  .record({
    parents: fc.array(fc.nat(100), { minLength: 1, maxLength: 12 }),
    homes: fc.array(fc.nat(100), { minLength: 3, maxLength: 20 }),
    heads: fc.array(fc.record({ who: fc.nat(100), where: fc.nat(100) }), { maxLength: 10 }),
    group: fc.array(fc.nat(100), { maxLength: 6 }),
    keepers: fc.array(fc.nat(100), { maxLength: 3 }),
  })
  .map(villageOf);

function villageOf({ parents, homes, heads, group, keepers }: Drawn) {
  const at = (index: number) => org(index % parents.length);
  const who = (index: number) => person(index % homes.length);
  const tree: OrganisationTree = {
    organisations: parents.map((parent, index) => ({
      organisationId: org(index),
      parentId: index === 0 ? null : org(parent % index),
    })),
    people: homes.map((home, index) => ({
      personId: person(index),
      organisationId: at(home),
      posts: heads
        .filter((post) => post.who % homes.length === index)
        .map((post) => ({ organisationId: at(post.where), kind: 'head' as const })),
    })),
  };
  const members = [...new Set(group.map(who))];
  const readers = { head: members[0] ?? null, group: members, keepers: keepers.map(who) };
  return { tree, readers };
}
