import type { PersonId } from '../kernel/ids.ts';
import { unreachable } from '../kernel/result.ts';
import type { OrganisationTree } from '../people/organisation-tree.ts';
import { isRecused } from './recusal.ts';
import type { BoxReaders, OpinionRoute } from './routing.ts';

export interface Readable {
  readonly route: OpinionRoute;
  readonly concerns: readonly PersonId[];
}

/**
 * Whether this person may know of this opinion at all: lists, searches, counts, exports and reports
 * hold exactly what passes here, so that no total can be taken apart. What left the organisation
 * (`upper`, `discipline`) is read by nobody in it.
 */
export function mayReadOpinion(
  { route, concerns }: Readable,
  reader: PersonId,
  { tree, readers }: { readonly tree: OrganisationTree; readonly readers: BoxReaders },
): boolean {
  if (!isAddressed(route, reader, readers)) return false;
  return !isRecused(reader, concerns, tree);
}

/**
 * What may be counted and told outside the circle of its readers: reports and exports go to people
 * whom an opinion may concern, so only what is about nobody and for the whole leading group.
 */
export function isShareable({ route, concerns }: Readable): boolean {
  return route === 'leadingGroup' && concerns.length === 0;
}

function isAddressed(
  route: OpinionRoute,
  reader: PersonId,
  { head, group, keepers }: BoxReaders,
): boolean {
  switch (route) {
    case 'leadingGroup':
    case 'none':
      return group.includes(reader) || keepers.includes(reader);
    case 'head':
      return reader === head;
    case 'twoNamed':
      return keepers.includes(reader);
    case 'upper':
    case 'discipline':
      return false;
    default:
      return unreachable(route);
  }
}
