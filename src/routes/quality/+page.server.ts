import type { CycleId } from '#core/kernel/ids.ts';
import { show } from '../door-call.ts';
import { scopeQuery } from '../reviews/ledger-query.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cycleId = (event.url.searchParams.get('cycleId') || undefined) as CycleId | undefined;
  return { ...(await show(event, 'quality.signals', { cycleId })), scope: scopeQuery(event.url) };
};
