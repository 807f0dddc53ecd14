import type { OrganisationId, PersonId } from '../kernel/ids.ts';
import type { postKinds } from './facts.ts';

/** As much of the organisations and people as one needs to know who answers to whom. */
export interface OrganisationTree {
  readonly organisations: readonly {
    readonly organisationId: OrganisationId;
    readonly parentId: OrganisationId | null;
  }[];
  readonly people: readonly {
    readonly personId: PersonId;
    readonly organisationId: OrganisationId;
    readonly posts: readonly {
      readonly organisationId: OrganisationId;
      readonly kind: (typeof postKinds)[number];
    }[];
  }[];
}

/** Whether `part` is `whole` or lies below it. */
export function liesWithin(
  part: OrganisationId,
  whole: OrganisationId,
  tree: Pick<OrganisationTree, 'organisations'>,
): boolean {
  const seen = new Set<OrganisationId>();
  for (let at: OrganisationId | null = part; at !== null && !seen.has(at);) {
    if (at === whole) return true;
    seen.add(at);
    const id: OrganisationId = at;
    at = tree.organisations.find((each) => each.organisationId === id)?.parentId ?? null;
  }
  return false;
}

/**
 * Whether `person` answers to `superior`: the superior heads an organisation that contains the
 * person's own place, and the person heads none that contains the superior's. Who heads something
 * stands there and not in the branch where he is an ordinary member: the head of the whole does not
 * answer to the secretary of the branch whose meetings she attends. A deputy heads nothing.
 */
export function answersTo(person: PersonId, superior: PersonId, tree: OrganisationTree): boolean {
  if (person === superior) return false;
  const own = headed(person, tree);
  const places = own.length > 0 ? own : homes(person, tree);
  return headed(superior, tree).some(
    (led) =>
      places.some((place) => liesWithin(place, led, tree)) &&
      !own.some((place) => liesWithin(led, place, tree)),
  );
}

function headed(personId: PersonId, tree: OrganisationTree): readonly OrganisationId[] {
  const posts = tree.people.find((person) => person.personId === personId)?.posts ?? [];
  return posts.filter((post) => post.kind === 'head').map((post) => post.organisationId);
}

function homes(personId: PersonId, tree: OrganisationTree): readonly OrganisationId[] {
  const person = tree.people.find((each) => each.personId === personId);
  return person ? [person.organisationId] : [];
}
