import { redirect } from '@sveltejs/kit';
import type { DeviceId } from '#core/accounts/facts.ts';
import { act, show } from '../door-call.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...(await show(event, 'devices.list', {})),
  ...(await show(event, 'deskSignIn.show', {})),
  revoked: event.url.searchParams.has('revoked'),
});

export const actions: Actions = {
  revoke: async (event) => {
    const form = await event.request.formData();
    const deviceId = String(form.get('deviceId')) as DeviceId;
    const acted = await act(event, 'devices.revoke', {
      input: { deviceId, reason: 'ownWish' },
      form,
    });
    if (!acted.ok) return acted.failure;
    redirect(303, '/devices?revoked');
  },
};
