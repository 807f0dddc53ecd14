import type { qualityOperations } from '#contract/quality.ts';
import { accept } from '#core/kernel/result.ts';
import { loadCycle } from '../cycles/current-cycle.ts';
import type { QueryHandlers } from '../platform/handling.ts';
import { showDashboard } from './dashboard.ts';
import { cycleViewOf, showHome } from './home.ts';
import { findSignals } from './signals.ts';

export const qualityQueries: QueryHandlers<typeof qualityOperations> = {
  'home.show': showHome,
  'dashboard.show': showDashboard,
  'quality.signals': async (tx, input, { scope: { tenantId }, today }) => {
    const asOf = input.asOf ?? today;
    const cycle = await loadCycle(tx, tenantId, input.cycleId);
    if (!cycle) return accept({ asOf, cycle: null, signals: [] });
    const until = asOf < today ? asOf : undefined;
    const found = await findSignals(tx, { tenantId, cycleId: cycle.cycleId, until });
    const signals = found.map((signal) => ({ ...signal, items: [...signal.items] }));
    return accept({ asOf, cycle: cycleViewOf(cycle), signals });
  },
};
