import type { OrganisationId, PersonId } from '../kernel/ids.ts';
import type { Reach } from '../people/permissions.ts';

/**
 * Which reviews somebody sees. `confidential` ones (talks, R33, and restricted records, R77) are
 * seen by the head of the leading group, the two sides and the helper named in a talk (R37) only; for everybody else they are not
 * there, not even as a number (but see `findsMaskedRows`). `ownIds` are the asker and what the asker
 * heads: the sides that the asker stands for.
 */
export type Visibility =
  | { readonly kind: 'everything' }
  | { readonly kind: 'open'; readonly ownIds: readonly string[] }
  | {
      readonly kind: 'units';
      readonly unitIds: readonly OrganisationId[];
      readonly ownIds: readonly string[];
    }
  | { readonly kind: 'own'; readonly ownIds: readonly string[] };

export interface Asker {
  /** Of the right to list reviews. */
  readonly reach: ReadonlySet<Reach>;
  readonly personId: PersonId | null;
  readonly heads: readonly OrganisationId[];
}

/** R83: the leading group all, a branch secretary the own branch, a member the own rows. */
export function visibilityFor({ reach, personId, heads }: Asker): Visibility {
  if (reach.has('whole')) return { kind: 'everything' };
  const ownIds = personId ? [personId, ...heads] : [];
  if (reach.has('open')) return { kind: 'open', ownIds };
  if (reach.has('branch') && heads.length > 0) return { kind: 'units', unitIds: heads, ownIds };
  return { kind: 'own', ownIds };
}

/**
 * Whether restricted records (R77) that somebody may not see stand in the files of this reader as
 * rows without content (R83): only for a member of the leading group in person. Talks (R33) never do.
 */
export function findsMaskedRows(reach: ReadonlySet<Reach>): boolean {
  return reach.has('masked') && !reach.has('whole');
}
