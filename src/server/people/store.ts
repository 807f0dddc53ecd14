import type { OrganisationId, PersonId, TenantId } from '#core/kernel/ids.ts';
import type { organisationKinds } from '#core/people/facts.ts';
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
    .select(['person_id', 'name', 'organisation_id', 'probationary', 'mobile'])
    .where('tenant_id', '=', tenantId);
  if (filter.organisationId) people = people.where('organisation_id', '=', filter.organisationId);
  if (filter.name) people = people.where('name', 'like', `%${escapeLike(filter.name)}%`);
  const rows = await people.orderBy('position').orderBy('person_id').limit(MAX_PEOPLE).execute();
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    organisationId: row.organisation_id,
    probationary: row.probationary,
    mobile: row.mobile,
  }));
}

export async function loadPostTitles(
  tx: Tx,
  tenantId: TenantId,
): Promise<ReadonlyMap<PersonId, readonly string[]>> {
  const rows = await tx
    .selectFrom('post')
    .select(['person_id', 'title'])
    .where('tenant_id', '=', tenantId)
    .where('until_on', 'is', null)
    .orderBy('post_id')
    .execute();
  const titles = new Map<PersonId, string[]>();
  for (const row of rows)
    titles.set(row.person_id, [...(titles.get(row.person_id) ?? []), row.title]);
  return titles;
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
