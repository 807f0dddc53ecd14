import type { OrganisationId, PersonId, TenantId } from '#core/kernel/ids.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { postKinds } from '#core/people/facts.ts';
import type { OrganisationTree } from '#core/people/organisation-tree.ts';
import type { Tx } from '../platform/database/connection.ts';

/** All organisations and the named people with the posts that they hold on `day`. */
export async function loadOrganisationTree(
  tx: Tx,
  tenantId: TenantId,
  { personIds, day }: { readonly personIds: readonly PersonId[]; readonly day: CalendarDate },
): Promise<OrganisationTree> {
  const organisations = await tx
    .selectFrom('organisation')
    .select(['organisation_id as organisationId', 'parent_id as parentId'])
    .where('tenant_id', '=', tenantId)
    .execute();
  const ids = [...new Set(personIds)];
  if (ids.length === 0) return { organisations, people: [] };
  const people = await tx
    .selectFrom('person')
    .select(['person_id as personId', 'organisation_id as organisationId'])
    .where('tenant_id', '=', tenantId)
    .where('person_id', 'in', ids)
    .execute();
  const posts = await postsOn(tx, tenantId, day).where('person_id', 'in', ids).execute();
  return {
    organisations,
    people: people.map((person) => ({
      ...person,
      posts: posts
        .filter((post) => post.personId === person.personId)
        .map(({ organisationId, kind }) => ({
          organisationId,
          kind: kind as (typeof postKinds)[number],
        })),
    })),
  };
}

/** Those who head the organisation on `day`. */
export async function headsOf(
  tx: Tx,
  tenantId: TenantId,
  { organisationId, day }: { readonly organisationId: OrganisationId; readonly day: CalendarDate },
): Promise<readonly PersonId[]> {
  const posts = await postsOn(tx, tenantId, day)
    .where('organisation_id', '=', organisationId)
    .where('kind', '=', 'head')
    .orderBy('post_id')
    .execute();
  return posts.map((post) => post.personId);
}

/** The organisations that the person heads on `day`. */
export async function headedBy(
  tx: Tx,
  tenantId: TenantId,
  { personId, day }: { readonly personId: PersonId; readonly day: CalendarDate },
): Promise<readonly OrganisationId[]> {
  const posts = await postsOn(tx, tenantId, day)
    .where('person_id', '=', personId)
    .where('kind', '=', 'head')
    .execute();
  return posts.map((post) => post.organisationId);
}

function postsOn(tx: Tx, tenantId: TenantId, day: CalendarDate) {
  return tx
    .selectFrom('post')
    .select(['person_id as personId', 'organisation_id as organisationId', 'kind'])
    .where('tenant_id', '=', tenantId)
    .where((e) => e.or([e('from_on', 'is', null), e('from_on', '<=', day)]))
    .where((e) => e.or([e('until_on', 'is', null), e('until_on', '>=', day)]));
}
