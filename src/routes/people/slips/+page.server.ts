import { redirect } from '@sveltejs/kit';
import type { DeviceId } from '#core/accounts/facts.ts';
import type { OrganisationId, PersonId } from '#core/kernel/ids.ts';
import { act, show } from '../../door-call.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asked = event.url.searchParams;
  const organisationId = (asked.get('organisation') || undefined) as OrganisationId | undefined;
  return {
    ...(await show(event, 'slips.list', { organisationId })),
    organisationId,
    issued: Number(asked.get('issued') ?? 0),
    revoked: asked.has('revoked'),
    reset: asked.has('reset'),
  };
};

export const actions: Actions = {
  issue: async (event) => {
    const form = await event.request.formData();
    const personIds = form.getAll('personIds').map(String) as PersonId[];
    const acted = await act(event, 'slips.issue', { input: { personIds }, form });
    if (!acted.ok) return acted.failure;
    redirect(303, back(event.url, { issued: String(acted.value.issued) }));
  },
  revoke: async (event) => {
    const form = await event.request.formData();
    const deviceId = String(form.get('deviceId')) as DeviceId;
    const input = { deviceId, reason: 'lost' } as const;
    const acted = await act(event, 'devices.revoke', { input, form });
    if (!acted.ok) return acted.failure;
    redirect(303, back(event.url, { revoked: '' }));
  },
  reset: async (event) => {
    const form = await event.request.formData();
    const personId = String(form.get('personId')) as PersonId;
    const acted = await act(event, 'deskSignIn.reset', { input: { personId }, form });
    if (!acted.ok) return acted.failure;
    redirect(303, back(event.url, { reset: '' }));
  },
};

function back({ pathname, searchParams }: URL, done: Record<string, string>): string {
  const organisation = searchParams.get('organisation');
  const query = new URLSearchParams({ ...(organisation ? { organisation } : {}), ...done });
  return `${pathname}?${query}`;
}
