import { show } from '../door-call.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asOf = event.url.searchParams.get('asOf') || undefined;
  const summary = await show(event, 'contributions.summary', { asOf });
  const { totals } = await show(event, 'issues.list', { asOf, limit: 1 });
  return { asOf, summary, totals };
};
