import { show } from './door-call.ts';
import { scopeQuery } from './reviews/ledger-query.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { CycleId } from '#core/kernel/ids.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const cycleId = (searchParams.get('cycleId') || undefined) as CycleId | undefined;
  const asOf = (searchParams.get('asOf') || undefined) as CalendarDate | undefined;
  const home = await show(event, 'home.show', { cycleId, asOf });
  const devices = searchParams.has('enrolled')
    ? (await show(event, 'devices.list', {})).devices.filter((each) => each.revokedOn === null)
    : undefined;
  return { home, cycleId, scope: scopeQuery(event.url), devices: devices?.length };
};
