import { redirect } from '@sveltejs/kit';
import { organisationKinds } from '#core/people/facts.ts';
import type { OrganisationId } from '#core/kernel/ids.ts';
import { act, forWhoMayAsk, show } from '../../door-call.ts';
import { optionalIn, textIn } from '../../form-values.ts';
import { personIn } from '../person-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  forWhoMayAsk(event, 'people.admit');
  const { organisations } = await show(event, 'organisations.list', {});
  const asked = event.url.searchParams.get('organisation');
  return { organisations, asked, isBranch: event.url.searchParams.has('branch') };
};

export const actions: Actions = {
  member: async (event) => {
    const form = await event.request.formData();
    const acted = await act(event, 'people.admit', { input: personIn(form), form });
    if (!acted.ok) return acted.failure;
    redirect(303, `/people/${acted.value.personId}?admitted`);
  },
  branch: async (event) => {
    const form = await event.request.formData();
    const parentId = (optionalIn(form, 'parentId') ?? null) as OrganisationId | null;
    const kind = organisationKinds.find((each) => each === form.get('kind')) ?? 'unit';
    const input = { parentId, kind: parentId === null ? 'root' : kind, name: textIn(form, 'name') };
    const acted = await act(event, 'organisations.register', { input, form });
    if (!acted.ok) return acted.failure;
    redirect(303, `/people?organisation=${acted.value.organisationId}`);
  },
};
