import { redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import type { issuesOperations } from '#contract/issues.ts';
import { act, show } from '../door-call.ts';
import { addressWith, scopeQuery } from '../reviews/ledger-query.ts';
import type { Actions, PageServerLoad } from './$types';

type ListInput = z.input<(typeof issuesOperations)['issues.list']['input']>;
type RegisterInput = z.input<(typeof issuesOperations)['issues.register']['input']>;
type IdeaInput = z.input<(typeof issuesOperations)['ideas.register']['input']>;

const names = ['cycleId', 'asOf', 'kind', 'source', 'unitId', 'text', 'after'] as const;

export const load: PageServerLoad = async (event) => {
  const { url } = event;
  const said = names.flatMap((name) => {
    const value = url.searchParams.get(name)?.trim();
    return value ? [[name, value]] : [];
  });
  const asked = Object.fromEntries(said) as ListInput & Record<string, string | undefined>;
  const { cycleId, asOf, after } = asked;
  const showsIdeas = url.searchParams.get('view') === 'ideas';
  const feasible = url.searchParams.get('feasible') || undefined;
  const list = await show(event, 'issues.list', showsIdeas ? { cycleId, asOf, limit: 1 } : asked);
  const ideas = showsIdeas
    ? await show(event, 'ideas.list', { cycleId, asOf, after, feasible })
    : undefined;
  const next = ideas ? ideas.next : list.next;
  return {
    list,
    ideas,
    asked,
    scope: scopeQuery(url),
    links: {
      first: after ? addressWith(url, {}) : undefined,
      next: next ? addressWith(url, { after: next }) : undefined,
    },
  };
};

export const actions: Actions = {
  register: async (event) => {
    const form = await event.request.formData();
    const said = (name: string) => String(form.get(name) ?? '').trim();
    const input: RegisterInput = {
      number: said('number') || null,
      kind: said('kind') === 'help' ? 'help' : 'problem',
      source: (said('source') || 'public') as RegisterInput['source'],
      text: said('text'),
      raisedOn: said('raisedOn') || undefined,
      organisationId: said('organisationId') || null,
    };
    const acted = await act(event, 'issues.register', { input, form });
    if (!acted.ok) return acted.failure;
    redirect(303, `/issues/${acted.value.issueId}`);
  },
  registerIdea: async (event) => {
    const form = await event.request.formData();
    const said = (name: string) => String(form.get(name) ?? '').trim();
    const feasible = { yes: true, no: false }[said('feasible')] ?? null;
    const input: IdeaInput = {
      number: said('number') || null,
      text: said('text'),
      givenOn: said('givenOn') || undefined,
      feasible,
    };
    const acted = await act(event, 'ideas.register', { input, form });
    if (!acted.ok) return acted.failure;
    redirect(303, '/issues?view=ideas');
  },
};
