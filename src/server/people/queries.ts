import type { peopleOperations } from '#contract/people.ts';
import { refusal } from '#contract/refusals.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { accept, refuse } from '#core/kernel/result.ts';
import { isHeldOn } from '#core/people/roles.ts';
import { loadCycle } from '../cycles/current-cycle.ts';
import type { QueryHandlers } from '../platform/handling.ts';
import { loadNames } from './names.ts';
import {
  loadOrganisationNames,
  loadOrganisations,
  loadPeople,
  loadPosts,
  type PostRow,
} from './store.ts';

export const peopleQueries: QueryHandlers<typeof peopleOperations> = {
  'people.me': async (tx, _, { scope: { tenantId, personId } }) => {
    const cycle = await loadCycle(tx, tenantId);
    const [topmost] = cycle ? [] : await loadOrganisations(tx, tenantId);
    const organisationId = cycle?.organisationId ?? topmost?.organisationId ?? null;
    const names = await loadNames(tx, tenantId, [personId, organisationId]);
    return accept({
      personName: names.get(personId ?? '') ?? null,
      organisationName: names.get(organisationId ?? '') ?? null,
      hasCycle: cycle !== undefined,
    });
  },
  'people.list': async (tx, input, { scope, today }) => {
    const { tenantId } = scope;
    const organisations = await loadOrganisations(tx, tenantId);
    const people = await loadPeople(tx, tenantId, input);
    const titles = titlesOn(await loadPosts(tx, tenantId), today);
    const names = new Map(organisations.map((each) => [each.organisationId, each.name]));
    return accept({
      organisations: [...organisations],
      people: people.map(({ birthYear: _, ...person }) => ({
        ...person,
        organisationName: names.get(person.organisationId) ?? '',
        posts: [...(titles.get(person.personId) ?? [])],
      })),
    });
  },
  'people.show': async (tx, { personId, asOf }, { scope: { tenantId }, today }) => {
    const [person] = await loadPeople(tx, tenantId, { personId });
    if (!person) return refuse(refusal('not-found'));
    const organisations = await loadOrganisations(tx, tenantId);
    const names = new Map(organisations.map((each) => [each.organisationId, each.name]));
    const posts = await loadPosts(tx, tenantId, { personId });
    return accept({
      ...person,
      organisationName: names.get(person.organisationId) ?? '',
      posts: posts.map(({ personId: _, ...post }) => ({
        ...post,
        organisationName: names.get(post.organisationId) ?? '',
        held: isHeldOn(post, asOf ?? today),
      })),
    });
  },
  'organisations.list': async (tx, _, { scope: { tenantId } }) => {
    const names = await loadOrganisationNames(tx, tenantId);
    const people = await loadPeople(tx, tenantId);
    const organisations = await loadOrganisations(tx, tenantId);
    return accept({
      organisations: organisations.map((each) => ({
        ...each,
        names: names
          .filter(({ organisationId }) => organisationId === each.organisationId)
          .map(({ name, from }) => ({ name, from })),
        members: people.filter(({ organisationId }) => organisationId === each.organisationId)
          .length,
      })),
    });
  },
};

function titlesOn(
  posts: readonly PostRow[],
  day: CalendarDate,
): ReadonlyMap<PersonId, readonly string[]> {
  const titles = new Map<PersonId, string[]>();
  for (const post of posts.filter((each) => isHeldOn(each, day))) {
    titles.set(post.personId, [...(titles.get(post.personId) ?? []), post.title]);
  }
  return titles;
}
