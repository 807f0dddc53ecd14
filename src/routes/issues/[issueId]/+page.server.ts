import { redirect } from '@sveltejs/kit';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { IssueId, PersonId } from '#core/kernel/ids.ts';
import { act, show } from '../../door-call.ts';
import { scopeQuery } from '../../reviews/ledger-query.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params, url } = event;
  const asOf = (url.searchParams.get('asOf') || undefined) as CalendarDate | undefined;
  const issue = await show(event, 'issues.show', { issueId: params.issueId as IssueId, asOf });
  const { people } = await show(event, 'people.list', {});
  return {
    issue,
    people: people.map(({ personId, name, organisationName }) => ({
      value: personId,
      label: `${name} · ${organisationName}`,
    })),
    scope: scopeQuery(url),
  };
};

export const actions: Actions = {
  assign: async (event) => {
    const form = await event.request.formData();
    const issueId = event.params.issueId as IssueId;
    const said = (name: string) => String(form.get(name) ?? '').trim();
    const issue = await show(event, 'issues.show', { issueId });
    const measures = said('measures')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    const input = {
      issueId,
      source: issue.source,
      problem: issue.text,
      number: issue.number,
      measures,
      ownerId: said('ownerId') as PersonId,
      leaderId: (said('leaderId') || null) as PersonId | null,
      ...(issue.unit ? { unitId: issue.unit.id } : {}),
      deadline: said('deadline') as CalendarDate,
    };
    const acted = await act(event, 'rectifications.assign', { input, form });
    if (!acted.ok) return acted.failure;
    redirect(303, `/rectifications/${acted.value.rectificationId}`);
  },
};
