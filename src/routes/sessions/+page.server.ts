import { sessionKinds } from '#core/reviews/facts.ts';
import { act, show } from '../door-call.ts';
import { textIn } from '../form-values.ts';
import { scopeQuery } from '../reviews/ledger-query.ts';
import { scopeOf } from './asked-scope.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asked = scopeOf(event.url);
  const kind = sessionKinds.find((each) => each === event.url.searchParams.get('kind'));
  const minuted = event.url.searchParams.get('minuted') || undefined;
  const { sessions } = await show(event, 'sessions.list', { ...asked, kind, minuted });
  const { pairings, exchanges } = await show(event, 'pairings.list', asked);
  const { commendations } = await show(event, 'commendations.list', asked);
  const { units, today } = await show(event, 'reviews.choices', asked);
  const scope = scopeQuery(event.url);
  return {
    sessions,
    pairings,
    exchanges,
    commendations,
    units,
    today,
    kind,
    minuted,
    asked,
    scope,
  };
};

export const actions: Actions = {
  hold: async (event) => {
    const form = await event.request.formData();
    const kind = sessionKinds.find((each) => each === textIn(form, 'kind')) ?? 'unitAssembly';
    const input = {
      kind,
      organisationId: textIn(form, 'organisationId') || null,
      title: textIn(form, 'title'),
      heldOn: textIn(form, 'heldOn'),
      place: textIn(form, 'place'),
    };
    const acted = await act(event, 'sessions.hold', { input, form });
    return acted.ok ? { held: true as const } : acted.failure;
  },
};
