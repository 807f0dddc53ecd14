import type { OrganisationId, PersonId } from '../kernel/ids.ts';
import type { PostKind } from './draft-roster.ts';

/** The organisations and people against which names in files are resolved. */
export type DirectoryOrganisation = {
  readonly organisationId: OrganisationId;
  readonly name: string;
  /** Earlier names and short forms in use. */
  readonly otherNames: readonly string[];
  readonly kind: 'root' | 'unit' | 'subunit';
  readonly parentId: OrganisationId | null;
};
export type DirectoryPost = { readonly organisationId: OrganisationId; readonly kind: PostKind };
export type DirectoryPerson = {
  readonly personId: PersonId;
  readonly name: string;
  readonly organisationId: OrganisationId;
  readonly posts: readonly DirectoryPost[];
  readonly probationary: boolean;
};
export type Directory = {
  readonly organisations: readonly DirectoryOrganisation[];
  readonly people: readonly DirectoryPerson[];
};

export const emptyDirectory: Directory = { organisations: [], people: [] };

/** Whether `part` is `whole` or lies below it. */
export function liesWithin(
  part: OrganisationId,
  whole: OrganisationId,
  directory: Directory,
): boolean {
  const seen = new Set<OrganisationId>();
  for (let at: OrganisationId | null = part; at !== null && !seen.has(at);) {
    if (at === whole) return true;
    seen.add(at);
    const id: OrganisationId = at;
    at = directory.organisations.find((each) => each.organisationId === id)?.parentId ?? null;
  }
  return false;
}

/**
 * Whether the verifier answers to the owner: the owner heads an organisation that contains the
 * verifier's own. A deputy heads nothing, and nobody is subordinate to himself.
 */
export function isSubordinate(
  verifierId: PersonId,
  ownerId: PersonId,
  directory: Directory,
): boolean {
  const verifier = directory.people.find((person) => person.personId === verifierId);
  const owner = directory.people.find((person) => person.personId === ownerId);
  if (!verifier || !owner || verifierId === ownerId) return false;
  return owner.posts.some(
    (post) =>
      post.kind === 'head' && liesWithin(verifier.organisationId, post.organisationId, directory),
  );
}
