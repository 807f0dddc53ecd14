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
 * Whether the verifier answers to the owner: the owner heads an organisation that contains the
 * verifier's own. A deputy heads nothing, and nobody is subordinate to himself. Who heads the
 * organisation above is a plain member of some branch too, and still answers to no branch secretary.
 */
export function isSubordinate(
  verifierId: PersonId,
  ownerId: PersonId,
  tree: OrganisationTree,
): boolean {
  const verifier = tree.people.find((person) => person.personId === verifierId);
  const owner = tree.people.find((person) => person.personId === ownerId);
  if (!verifier || !owner || verifierId === ownerId) return false;
  return owner.posts.some(
    (post) =>
      post.kind === 'head' &&
      liesWithin(verifier.organisationId, post.organisationId, tree) &&
      !standsAbove(verifier, post.organisationId, tree),
  );
}

function standsAbove(
  person: OrganisationTree['people'][number],
  organisationId: OrganisationId,
  tree: OrganisationTree,
): boolean {
  return person.posts.some(
    (post) => post.kind === 'head' && liesWithin(organisationId, post.organisationId, tree),
  );
}
