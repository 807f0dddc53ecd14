import type { archiveOperations } from '#contract/archive.ts';
import { archiveParts } from '#core/archive/archive-plan.ts';
import { accept } from '#core/kernel/result.ts';
import { loadCycle } from '../cycles/current-cycle.ts';
import { cyclesQueries } from '../cycles/queries.ts';
import type { QueryHandlers } from '../platform/handling.ts';
import { listSealed } from './store.ts';

export const archiveQueries: QueryHandlers<typeof archiveOperations> = {
  'archive.index': async (tx, input, asking) => {
    const shown = await cyclesQueries['cycles.show'](tx, input, asking);
    if (!shown.ok) return shown;
    const { cycleId, organisationName, name } = shown.value;
    return accept({
      cycleId,
      asOf: input.asOf ?? asking.today,
      organisation: organisationName,
      cycle: name,
      items: archiveParts.map(({ path, title, retention }) => ({ path, title, retention })),
    });
  },
  'archive.list': async (tx, input, { scope: { tenantId } }) => {
    const cycle = await loadCycle(tx, tenantId, input.cycleId);
    if (!cycle) return accept({ archives: [] });
    return accept({ archives: await listSealed(tx, { tenantId, cycleId: cycle.cycleId }) });
  },
};
