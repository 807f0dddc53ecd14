import type { PersonId } from '../kernel/ids.ts';
import { answersTo, type OrganisationTree } from '../people/organisation-tree.ts';

/** R48–R50: an opinion about X is read neither by X nor by whoever answers to X. */
export function isRecused(
  reader: PersonId,
  concerns: readonly PersonId[],
  tree: OrganisationTree,
): boolean {
  return concerns.some((person) => person === reader || answersTo(reader, person, tree));
}
