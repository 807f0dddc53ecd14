import type { archiveOperations } from '#contract/archive.ts';
import { refusal } from '#contract/refusals.ts';
import { archiveParts } from '#core/archive/archive-plan.ts';
import type { ArchiveId } from '#core/archive/facts.ts';
import type { CycleId } from '#core/kernel/ids.ts';
import { accept, refuse } from '#core/kernel/result.ts';
import { fact } from '#core/ledger/catalogue.ts';
import type { ActionHandlers } from '../platform/handling.ts';
import { archiveZip, type Sum } from './archive-zip.ts';
import { archiveQueries } from './queries.ts';
import { keepArchive } from './store.ts';

export const archiveActions: ActionHandlers<typeof archiveOperations> = {
  'archive.seal': async (tx, input, asking) => {
    const index = await archiveQueries['archive.index'](tx, input, asking);
    if (!index.ok) return index;
    const asOf = input.asOf ?? asking.today;
    if (asOf > asking.today) return refuse(refusal('date-in-future', { place: 'asOf' }));
    const cycleId = index.value.cycleId as CycleId;
    const { organisation, cycle } = index.value;
    const archiveId = asking.newId<ArchiveId>();
    const sums: Sum[] = [];
    const label = { organisation, cycle, asOf };
    const zip = archiveZip({ tx, scope: { cycleId, asOf }, label, asking }, (sum) =>
      sums.push(sum),
    );
    await keepArchive(tx, { tenantId: asking.scope.tenantId, archiveId }, zip);
    const items = sums.map(({ path, digest }) => {
      const part = archiveParts.find((each) => each.path === path);
      const title = part?.title.zh ?? path;
      return { path, title, retention: part?.retention ?? 'permanent', digest } as const;
    });
    const body = { archiveId, cycleId, asOf, sealedOn: asking.today, items };
    return accept({ facts: [fact('archive.sealed', body)], answer: { archiveId } });
  },
};
