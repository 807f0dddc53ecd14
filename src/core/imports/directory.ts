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
