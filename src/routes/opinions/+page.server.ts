import type { OpeningId } from '#core/kernel/ids.ts';
import { opinionKinds, opinionSensitivities } from '#core/opinions/facts.ts';
import { act, mayAsk, show } from '../door-call.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asked = event.url.searchParams;
  const chosen = {
    asOf: asked.get('asOf') || undefined,
    openingId: (asked.get('opening') || undefined) as OpeningId | undefined,
    kind: opinionKinds.find((each) => each === asked.get('kind')),
    sensitivity: opinionSensitivities.find((each) => each === asked.get('sensitivity')),
    search: asked.get('search') || undefined,
  };
  const shared = asked.has('shared');
  const keepsBox = mayAsk(event.locals.scope, 'opinions.register');
  const readsBox = mayAsk(event.locals.scope, 'opinions.list');
  const { asOf } = chosen;
  const { openings, boxKeepers } = await show(event, 'openings.list', { asOf });
  if (!readsBox)
    return { chosen, shared, keepsBox, openings, boxKeepers, listed: undefined, heard: [] };
  const listed = await show(event, 'opinions.list', {
    ...chosen,
    ...(shared ? { shared: 'true' } : {}),
    after: asked.get('after') || undefined,
  });
  const heard = await show(event, 'opinions.list', { asOf, shared: 'true', limit: 200 });
  return { chosen, shared, keepsBox, openings, boxKeepers, listed, heard: heard.opinions };
};

export const actions: Actions = {
  open: async (event) => {
    const form = await event.request.formData();
    const input = {
      openedOn: String(form.get('openedOn') ?? ''),
      keeperIds: form.getAll('keeperIds').map(String),
      empty: form.has('empty'),
    };
    const acted = await act(event, 'openings.record', { input, form });
    return acted.ok ? { opened: true as const } : acted.failure;
  },
  register: async (event) => {
    const form = await event.request.formData();
    const said = (name: string) => String(form.get(name) ?? '').trim();
    const input = {
      openingId: said('openingId') as OpeningId,
      kind: opinionKinds.find((each) => each === said('kind')) ?? 'opinion',
      sensitivity: opinionSensitivities.find((each) => each === said('sensitivity')) ?? 'normal',
      text: said('text'),
      handling: said('handling'),
      blank: form.has('blank'),
    };
    const acted = await act(event, 'opinions.register', { input, form });
    return acted.ok ? { route: acted.value.route } : acted.failure;
  },
};
