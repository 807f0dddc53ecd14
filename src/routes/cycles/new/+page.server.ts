import { redirect } from '@sveltejs/kit';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { OrganisationId } from '#core/kernel/ids.ts';
import { act, forWhoMayAsk, show } from '../../door-call.ts';
import { optionalIn, textIn } from '../../form-values.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  forWhoMayAsk(event, 'cycles.open');
  const { organisations } = await show(event, 'organisations.list', {});
  return { organisations, today: event.locals.application.clock.today() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const kinds = (['review', 'appraisal'] as const).filter((kind) => form.has(`kind-${kind}`));
    const input = {
      organisationId: textIn(form, 'organisationId') as OrganisationId,
      name: textIn(form, 'name'),
      region: optionalIn(form, 'region') ?? null,
      kinds,
      startsOn: textIn(form, 'startsOn') as CalendarDate,
      endsOn: textIn(form, 'endsOn') as CalendarDate,
      mandate: {
        issuer: textIn(form, 'mandate.issuer'),
        title: textIn(form, 'mandate.title'),
        number: textIn(form, 'mandate.number'),
        date: (optionalIn(form, 'mandate.date') ?? null) as CalendarDate | null,
      },
    };
    const acted = await act(event, 'cycles.open', { input, form });
    if (!acted.ok) return acted.failure;
    redirect(303, `/cycles?cycle=${acted.value.cycleId}&opened`);
  },
};
