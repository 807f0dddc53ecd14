import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { CycleId } from '#core/kernel/ids.ts';
import { createTranslator } from '#ui/messages/translator.ts';
import { show } from '../door-call.ts';
import { scopeQuery } from '../reviews/ledger-query.ts';
import { drawDashboard } from './dashboard-charts.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { url, locals } = event;
  const asOf = (url.searchParams.get('asOf') || undefined) as CalendarDate | undefined;
  const cycleId = (url.searchParams.get('cycleId') || undefined) as CycleId | undefined;
  const figures = await show(event, 'dashboard.show', { asOf, cycleId });
  const scope = scopeQuery(url);
  const scoped = scope ? `&${scope}` : '';
  const text = createTranslator(locals.locale);
  return {
    figures,
    charts: figures.cycle ? await drawDashboard(figures, { text, scoped }) : [],
    cycleId,
    scoped,
  };
};
