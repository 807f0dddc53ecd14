import { act, mayAsk, show } from '../../door-call.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { OrganisationId, PersonId } from '#core/kernel/ids.ts';
import { postKinds } from '#core/people/facts.ts';
import { optionalIn, textIn } from '../../form-values.ts';
import { personIn } from '../person-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asOf = event.url.searchParams.get('asOf') || undefined;
  const person = await show(event, 'people.show', { personId: event.params.personId, asOf });
  const mayAssign = mayAsk(event.locals.scope, 'posts.assign');
  const organisations = mayAssign
    ? (await show(event, 'organisations.list', {})).organisations
    : undefined;
  const admitted = event.url.searchParams.has('admitted');
  const mayAmend = mayAsk(event.locals.scope, 'people.amend');
  return {
    person,
    organisations,
    mayAmend,
    admitted,
    mayEnd: mayAsk(event.locals.scope, 'posts.end'),
  };
};

export const actions: Actions = {
  amend: async (event) => {
    const form = await event.request.formData();
    const input = { personId: event.params.personId as PersonId, ...personIn(form) };
    const acted = await act(event, 'people.amend', { input, form });
    return acted.ok ? { amended: true as const } : acted.failure;
  },
  assign: async (event) => {
    const form = await event.request.formData();
    const input = {
      personId: event.params.personId as PersonId,
      organisationId: textIn(form, 'organisationId') as OrganisationId,
      kind: postKinds.find((kind) => kind === form.get('kind')) ?? 'committee',
      title: textIn(form, 'title'),
      from: (optionalIn(form, 'from') ?? null) as CalendarDate | null,
    };
    const acted = await act(event, 'posts.assign', { input, form });
    return acted.ok ? { assigned: true as const } : acted.failure;
  },
  end: async (event) => {
    const form = await event.request.formData();
    const acted = await act(event, 'posts.end', {
      input: { postId: String(form.get('postId')) },
      form,
    });
    return acted.ok ? { ended: true as const } : acted.failure;
  },
};
