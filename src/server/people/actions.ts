import type { peopleOperations } from '#contract/people.ts';
import { refusal } from '#contract/refusals.ts';
import type { OrganisationId, PersonId, PostId } from '#core/kernel/ids.ts';
import { accept, refuse } from '#core/kernel/result.ts';
import { fact } from '#core/ledger/catalogue.ts';
import type { ActionHandlers } from '../platform/handling.ts';
import {
  hasOrganisation,
  hasPerson,
  loadOrganisationNames,
  loadOrganisations,
  loadPeople,
  loadPosts,
} from './store.ts';

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
  'people.amend': async (tx, input, { scope }) => {
    if (!(await hasPerson(tx, scope.tenantId, input.personId))) return refuse(refusal('not-found'));
    if (!(await hasOrganisation(tx, scope.tenantId, input.organisationId))) {
      return refuse(refusal('unknown-organisation', { place: 'organisationId' }));
    }
    return accept({ facts: [fact('person.amended', input)], answer: {} });
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
  'organisations.rename': async (tx, input, { scope, today }) => {
    const { organisationId, name, from = today } = input;
    const known = await loadOrganisations(tx, scope.tenantId);
    if (!known.some((each) => each.organisationId === organisationId)) {
      return refuse(refusal('not-found'));
    }
    if (from > today) return refuse(refusal('date-in-future', { place: 'from' }));
    const names = await loadOrganisationNames(tx, scope.tenantId);
    if (names.some((each) => each.name === name)) {
      return refuse(refusal('name-taken', { place: 'name' }));
    }
    const renamed = fact('organisation.renamed', { organisationId, name, from });
    return accept({ facts: [renamed], answer: {} });
  },
  'posts.end': async (tx, { postId, until: asked }, { scope, today }) => {
    const [post] = await loadPosts(tx, scope.tenantId, { postId });
    if (!post) return refuse(refusal('not-found'));
    if (post.until !== null) return refuse(refusal('wrong-state'));
    const until = asked ?? today;
    if (post.from !== null && until < post.from) {
      return refuse(refusal('ends-before-it-begins', { place: 'until' }));
    }
    return accept({ facts: [fact('post.ended', { postId, until })], answer: {} });
  },
};
