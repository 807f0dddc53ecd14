import type { OrganisationId, PersonId } from '../kernel/ids.ts';
import { liesWithin, type OrganisationTree } from '../people/organisation-tree.ts';

/**
 * Whether `person` answers to `superior`: the superior heads an organisation that contains the
 * person's own place, and the person heads none that contains the superior's. Who heads something
 * stands there and not in the branch where he is an ordinary member: the head of the whole does not
 * answer to the secretary of the branch whose meetings she attends.
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

/** R48–R50: an opinion about X is read neither by X nor by whoever answers to X. */
export function isRecused(
  reader: PersonId,
  concerns: readonly PersonId[],
  tree: OrganisationTree,
): boolean {
  return concerns.some((person) => person === reader || answersTo(reader, person, tree));
}

function headed(personId: PersonId, tree: OrganisationTree): readonly OrganisationId[] {
  const posts = tree.people.find((person) => person.personId === personId)?.posts ?? [];
  return posts.filter((post) => post.kind === 'head').map((post) => post.organisationId);
}

function homes(personId: PersonId, tree: OrganisationTree): readonly OrganisationId[] {
  const person = tree.people.find((each) => each.personId === personId);
  return person ? [person.organisationId] : [];
}
