import type { OrganisationId } from '#core/kernel/ids.ts';
import { act, mayAsk, show } from '../door-call.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asked = event.url.searchParams;
  const organisationId = (asked.get('organisation') || undefined) as OrganisationId | undefined;
  const name = asked.get('name') || undefined;
  const { organisations } = await show(event, 'organisations.list', {});
  const { people } = await show(event, 'people.list', { organisationId, name });
  return {
    organisations,
    people,
    organisationId,
    name,
    mayAdmit: mayAsk(event.locals.scope, 'people.admit'),
    mayRename: mayAsk(event.locals.scope, 'organisations.rename'),
  };
};

export const actions: Actions = {
  rename: async (event) => {
    const form = await event.request.formData();
    const input = {
      organisationId: String(form.get('organisationId')),
      name: String(form.get('newName') ?? '').trim(),
    };
    const acted = await act(event, 'organisations.rename', { input, form });
    return acted.ok ? { renamed: true as const } : acted.failure;
  },
};
