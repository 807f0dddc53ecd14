import type { peopleOperations } from '#contract/people.ts';
import { refusal } from '#contract/refusals.ts';
import type { OrganisationId, PersonId, PostId } from '#core/kernel/ids.ts';
import { accept, refuse } from '#core/kernel/result.ts';
import { fact } from '#core/ledger/catalogue.ts';
import type { ActionHandlers } from '../platform/door.ts';
import { hasOrganisation, hasPerson, loadOrganisations, loadPeople } from './store.ts';

export const peopleActions: ActionHandlers<typeof peopleOperations> = {
  'organisations.register': async (tx, input, { scope, newId, today }) => {
    const known = await loadOrganisations(tx, scope.tenantId);
    const parentKnown = known.some((each) => each.organisationId === input.parentId);
    if (input.parentId !== null && !parentKnown) {
      return refuse(refusal('unknown-organisation', { place: 'parentId' }));
    }
    const organisationId = newId<OrganisationId>();
    const registered = fact('organisation.registered', {
      ...input,
      organisationId,
      from: today,
      position: known.length,
      importId: null,
    });
    return accept({ facts: [registered], answer: { organisationId } });
  },
  'people.admit': async (tx, input, { scope, newId }) => {
    if (!(await hasOrganisation(tx, scope.tenantId, input.organisationId))) {
      return refuse(refusal('unknown-organisation', { place: 'organisationId' }));
    }
    const personId = newId<PersonId>();
    const position = (await loadPeople(tx, scope.tenantId)).length;
    const admitted = fact('person.admitted', { ...input, personId, position, importId: null });
    return accept({ facts: [admitted], answer: { personId } });
  },
  'posts.assign': async (tx, input, { scope, newId }) => {
    if (!(await hasPerson(tx, scope.tenantId, input.personId))) {
      return refuse(refusal('unknown-person', { place: 'personId' }));
    }
    if (!(await hasOrganisation(tx, scope.tenantId, input.organisationId))) {
      return refuse(refusal('unknown-organisation', { place: 'organisationId' }));
    }
    const postId = newId<PostId>();
    const assigned = fact('post.assigned', { ...input, postId, importId: null });
    return accept({ facts: [assigned], answer: { postId } });
  },
};
