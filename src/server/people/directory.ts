import type { Directory } from '#core/imports/directory.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { OrganisationId, PersonId, TenantId } from '#core/kernel/ids.ts';
import { isHeldOn } from '#core/people/roles.ts';
import type { Tx } from '../platform/database/connection.ts';
import { loadOrganisationNames, loadOrganisations, loadPeople, loadPosts } from './store.ts';

type Post = Directory['people'][number]['posts'][number];

/** Organisations with their other names, and people with the posts they hold that day, in roster order. */
export async function loadDirectory(
  tx: Tx,
  tenantId: TenantId,
  on: CalendarDate,
): Promise<Directory> {
  const organisations = await loadOrganisations(tx, tenantId);
  const names = await loadOrganisationNames(tx, tenantId);
  const people = await loadPeople(tx, tenantId);
  const posts = new Map<PersonId, Post[]>();
  for (const post of await loadPosts(tx, tenantId)) {
    if (!isHeldOn(post, on)) continue;
    posts.set(post.personId, [...(posts.get(post.personId) ?? []), post]);
  }
  const otherNames = (id: OrganisationId, name: string) =>
    names.filter((each) => each.organisationId === id && each.name !== name);
  return {
    organisations: organisations.map((each) => ({
      ...each,
      otherNames: otherNames(each.organisationId, each.name).map(({ name }) => name),
    })),
    people: people.map(({ personId, name, organisationId, probationary }) => ({
      personId,
      name,
      organisationId,
      probationary,
      posts: (posts.get(personId) ?? []).map(({ organisationId: at, kind }) => ({
        organisationId: at,
        kind,
      })),
    })),
  };
}
