import { act, show } from '../door-call.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const after = event.url.searchParams.get('after') || undefined;
  const integrity = await show(event, 'ledger.integrity', {});
  const entries = await show(event, 'ledger.entries', { after, limit: 50 });
  return { integrity, entries, after };
};

export const actions: Actions = {
  verify: async (event) => {
    const form = await event.request.formData();
    const rebuild = form.get('rebuild') === 'yes';
    const acted = await act(event, 'ledger.verify', { input: { rebuild }, form });
    return acted.ok ? { verified: { rebuild } } : acted.failure;
  },
  checkpoint: async (event) => {
    const form = await event.request.formData();
    const acted = await act(event, 'ledger.takeCheckpoint', { input: {}, form });
    return acted.ok ? { taken: { size: acted.value.size } } : acted.failure;
  },
};
