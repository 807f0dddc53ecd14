import { redirect } from '@sveltejs/kit';
import { minuteParts } from '#core/reviews/facts.ts';
import type { PersonId, SessionId } from '#core/kernel/ids.ts';
import { act, show } from '../../door-call.ts';
import { textIn } from '../../form-values.ts';
import { scopeQuery } from '../../reviews/ledger-query.ts';
import type { Actions, PageServerLoad } from './$types';

const doneWords = ['sessions.minuted', 'sessions.guest-invited'] as const;

export const load: PageServerLoad = async (event) => {
  const { params, url, locals } = event;
  const sessionId = params.sessionId as SessionId;
  const asOf = url.searchParams.get('asOf') || undefined;
  const shown = await show(event, 'sessions.show', { sessionId, asOf });
  const { parties } = await show(event, 'reviews.choices', {});
  const roles = locals.scope?.roles;
  return {
    ...shown,
    scope: scopeQuery(url),
    done: doneWords.find((words) => words === `sessions.${url.searchParams.get('done')}`),
    people: parties.filter((party) => party.kind === 'person'),
    inOffice: Boolean(roles?.has('head') || roles?.has('groupMember') || roles?.has('operator')),
  };
};

export const actions: Actions = {
  minute: async (event) => {
    const form = await event.request.formData();
    const sessionId = event.params.sessionId as SessionId;
    const written = Object.fromEntries(minuteParts.map((part) => [part, textIn(form, part)]));
    const parts = written as Record<(typeof minuteParts)[number], string>;
    const acted = await act(event, 'sessions.minute', { input: { sessionId, parts }, form });
    if (!acted.ok) return acted.failure;
    redirect(303, `${event.url.pathname}?done=minuted`);
  },
  invite: async (event) => {
    const form = await event.request.formData();
    const sessionId = event.params.sessionId as SessionId;
    const personId = textIn(form, 'personId') as PersonId;
    const input = { sessionId, personId, deed: textIn(form, 'deed') };
    const acted = await act(event, 'guests.invite', { input, form });
    if (!acted.ok) return acted.failure;
    redirect(303, `${event.url.pathname}?done=guest-invited`);
  },
};
