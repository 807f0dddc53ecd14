import type { CycleId } from '#core/kernel/ids.ts';
import { act, mayAsk, show } from '../door-call.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asOf = event.url.searchParams.get('asOf') || undefined;
  const { cycles } = await show(event, 'cycles.list', {});
  const { archives } = await show(event, 'archive.list', {});
  const maySeal = mayAsk(event.locals.scope, 'archive.seal');
  const index = cycles.length > 0 ? await show(event, 'archive.index', { asOf }) : undefined;
  return { index, archives, maySeal };
};

export const actions: Actions = {
  seal: async (event) => {
    const form = await event.request.formData();
    const input = {
      cycleId: String(form.get('cycleId')) as CycleId,
      asOf: String(form.get('asOf')),
    };
    const acted = await act(event, 'archive.seal', { input, form });
    return acted.ok ? { sealed: true } : acted.failure;
  },
};
