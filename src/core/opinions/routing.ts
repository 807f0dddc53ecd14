import type { PersonId } from '../kernel/ids.ts';
import { unreachable } from '../kernel/result.ts';
import type { OrganisationTree } from '../people/organisation-tree.ts';
import type { opinionRoutes, opinionSensitivities } from './facts.ts';
import { isRecused } from './recusal.ts';

export type OpinionSensitivity = (typeof opinionSensitivities)[number];
export type OpinionRoute = (typeof opinionRoutes)[number];

/** Who was appointed for the cycle, on the day of the question. */
export interface BoxReaders {
  readonly head: PersonId | null;
  /** The whole leading group, the head included. */
  readonly group: readonly PersonId[];
  readonly keepers: readonly PersonId[];
}

/** An opinion as far as its way goes; `concerns` are the people it is about. */
export interface Routable {
  readonly blank: boolean;
  readonly sensitivity: OpinionSensitivity;
  readonly concerns: readonly PersonId[];
}

/**
 * Where an opinion goes (R50). A breach leaves the organisation for the discipline channel. What is
 * about the head of the leading group goes to the upper unit, and so does whatever would find no
 * neutral reader here; a private matter needs two.
 */
export function opinionRoute(
  { blank, sensitivity, concerns }: Routable,
  tree: OrganisationTree,
  { head, group, keepers }: BoxReaders,
): OpinionRoute {
  if (blank) return 'none';
  if (sensitivity === 'breach') return 'discipline';
  if (head !== null && concerns.includes(head)) return 'upper';
  const neutral = (reader: PersonId) => !isRecused(reader, concerns, tree);
  switch (sensitivity) {
    case 'privacy':
      return keepers.filter(neutral).length >= 2 ? 'twoNamed' : 'upper';
    case 'harmsUnity':
      return head !== null && neutral(head) ? 'head' : 'upper';
    case 'normal':
    case 'embarrassing':
      return group.some(neutral) ? 'leadingGroup' : 'upper';
    default:
      return unreachable(sensitivity);
  }
}
