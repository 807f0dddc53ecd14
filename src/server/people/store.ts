import type { OrganisationId, PersonId, PostId, TenantId } from '#core/kernel/ids.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { organisationKinds, postKinds } from '#core/people/facts.ts';
import type { Tx } from '../platform/database/connection.ts';

export interface OrganisationRow {
  readonly organisationId: OrganisationId;
  readonly parentId: OrganisationId | null;
  readonly kind: (typeof organisationKinds)[number];
  readonly name: string;
}

export interface PersonRow {
  readonly personId: PersonId;
  readonly name: string;
  readonly organisationId: OrganisationId;
  readonly birthYear: number | null;
  readonly probationary: boolean;
  readonly mobile: boolean;
}

export async function loadOrganisations(
  tx: Tx,
  tenantId: TenantId,
): Promise<readonly OrganisationRow[]> {
  const rows = await tx
    .selectFrom('organisation')
    .select(['organisation_id', 'parent_id', 'kind', 'name'])
    .where('tenant_id', '=', tenantId)
    .orderBy('position')
    .orderBy('organisation_id')
    .execute();
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    parentId: row.parent_id,
    kind: row.kind as OrganisationRow['kind'],
    name: row.name,
  }));
}

export interface PeopleFilter {
  readonly organisationId?: OrganisationId | undefined;
  readonly personId?: PersonId | undefined;
  readonly name?: string | undefined;
}

const MAX_PEOPLE = 5000;

/** In roster order, at most 5,000. */
export async function loadPeople(
  tx: Tx,
  tenantId: TenantId,
  filter: PeopleFilter = {},
): Promise<readonly PersonRow[]> {
  let people = tx
    .selectFrom('person')
    .select(['person_id', 'name', 'organisation_id', 'birth_year', 'probationary', 'mobile'])
    .where('tenant_id', '=', tenantId);
  if (filter.organisationId) people = people.where('organisation_id', '=', filter.organisationId);
  if (filter.personId) people = people.where('person_id', '=', filter.personId);
  if (filter.name) people = people.where('name', 'like', `%${escapeLike(filter.name)}%`);
  const rows = await people.orderBy('position').orderBy('person_id').limit(MAX_PEOPLE).execute();
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    organisationId: row.organisation_id,
    birthYear: row.birth_year,
    probationary: row.probationary,
    mobile: row.mobile,
  }));
}

export interface PostRow {
  readonly postId: PostId;
  readonly personId: PersonId;
  readonly organisationId: OrganisationId;
  readonly kind: (typeof postKinds)[number];
  readonly title: string;
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
}

/** Also the posts that have ended, the earliest first. */
export async function loadPosts(
  tx: Tx,
  tenantId: TenantId,
  filter: { readonly personId?: PersonId; readonly postId?: PostId } = {},
): Promise<readonly PostRow[]> {
  let posts = tx
    .selectFrom('post')
    .select(['post_id', 'person_id', 'organisation_id', 'kind', 'title', 'from_on', 'until_on'])
    .where('tenant_id', '=', tenantId);
  if (filter.personId) posts = posts.where('person_id', '=', filter.personId);
  if (filter.postId) posts = posts.where('post_id', '=', filter.postId);
  const rows = await posts
    .orderBy('from_on', (from) => from.asc().nullsFirst())
    .orderBy('post_id')
    .execute();
  return rows.map((row) => ({
    postId: row.post_id,
    personId: row.person_id,
    organisationId: row.organisation_id,
    kind: row.kind as PostRow['kind'],
    title: row.title,
    from: row.from_on,
    until: row.until_on,
  }));
}

export interface NameRow {
  readonly organisationId: OrganisationId;
  readonly name: string;
  readonly from: CalendarDate | null;
}

/** Every name an organisation has had, the earliest first. */
export async function loadOrganisationNames(
  tx: Tx,
  tenantId: TenantId,
): Promise<readonly NameRow[]> {
  const rows = await tx
    .selectFrom('organisation_name')
    .select(['organisation_id', 'name', 'from_on'])
    .where('tenant_id', '=', tenantId)
    .orderBy('from_on', (from) => from.asc().nullsFirst())
    .orderBy('name')
    .execute();
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    name: row.name,
    from: row.from_on,
  }));
}

export async function hasOrganisation(
  tx: Tx,
  tenantId: TenantId,
  organisationId: OrganisationId,
): Promise<boolean> {
  const row = await tx
    .selectFrom('organisation')
    .select('organisation_id')
    .where('tenant_id', '=', tenantId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function hasPerson(tx: Tx, tenantId: TenantId, personId: PersonId): Promise<boolean> {
  const row = await tx
    .selectFrom('person')
    .select('person_id')
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
