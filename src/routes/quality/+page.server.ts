import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { CycleId } from '#core/kernel/ids.ts';
import { show } from '../door-call.ts';
import { scopeQuery } from '../reviews/ledger-query.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cycleId = (event.url.searchParams.get('cycleId') || undefined) as CycleId | undefined;
  const asOf = (event.url.searchParams.get('asOf') || undefined) as CalendarDate | undefined;
  const found = await show(event, 'quality.signals', { cycleId, asOf });
  return { ...found, cycleId, scope: scopeQuery(event.url) };
};
