import type { peopleOperations } from '#contract/people.ts';
import { accept } from '#core/kernel/result.ts';
import type { QueryHandlers } from '../platform/door.ts';
import { loadOrganisations, loadPeople, loadPostTitles } from './store.ts';

export const peopleQueries: QueryHandlers<typeof peopleOperations> = {
  'people.list': async (tx, input, { scope }) => {
    const { tenantId } = scope;
    const organisations = await loadOrganisations(tx, tenantId);
    const people = await loadPeople(tx, tenantId, input);
    const titles = await loadPostTitles(tx, tenantId);
    const names = new Map(organisations.map((each) => [each.organisationId, each.name]));
    return accept({
      organisations: [...organisations],
      people: people.map((person) => ({
        ...person,
        organisationName: names.get(person.organisationId) ?? '',
        posts: [...(titles.get(person.personId) ?? [])],
      })),
    });
  },
};
