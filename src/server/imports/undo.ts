import type { importsOperations } from '#contract/imports.ts';
import { refusal } from '#contract/refusals.ts';
import { accept, refuse } from '#core/kernel/result.ts';
import { fact, type RecordedFact } from '#core/ledger/catalogue.ts';
import type { Count } from '#core/ledger/counter.ts';
import { projectFact } from '../projections.ts';
import type { ActionHandler } from '../platform/door.ts';
import { hasRowsBeside } from './built-upon.ts';
import {
  isSpokenOfLater,
  loadBatches,
  loadEntryRange,
  loadPayloads,
  lockImports,
} from './store.ts';

/** All rows of the import go, its entries stay in the ledger; refused once something builds on it. */
export const undoImport: ActionHandler<(typeof importsOperations)['imports.undo']> = async (
  tx,
  { importId, reason },
  { scope },
) => {
  const { tenantId } = scope;
  await lockImports(tx, tenantId);
  const batch = (await loadBatches(tx, tenantId)).find((each) => each.importId === importId);
  if (!batch) return refuse(refusal('not-found'));
  if (batch.undone) return refuse(refusal('import-undone'));
  const range = await loadEntryRange(tx, tenantId, batch);
  if (!range) return refuse(refusal('import-built-upon'));
  const isGround = batch.kinds.includes('roster') || batch.kinds.includes('cycle');
  const builtUpon =
    (await isSpokenOfLater(tx, tenantId, range)) ||
    (isGround && (await hasRowsBeside(tx, tenantId, importId)));
  if (builtUpon) return refuse(refusal('import-built-upon'));
  const payloads = await loadPayloads(tx, tenantId, range);
  const counts = countsOf(payloads, (recorded) => projectFact(tenantId, recorded));
  return accept({ facts: [fact('import.undone', { importId, reason, counts })], answer: {} });
};

function countsOf(
  payloads: readonly string[],
  project: (recorded: RecordedFact) => ReturnType<typeof projectFact>,
): Count[] {
  const sums = new Map<string, Count>();
  for (const payload of payloads) {
    for (const change of project(JSON.parse(payload) as RecordedFact)) {
      if (change.kind !== 'count') continue;
      const { cycleId, measure, a, b, c, n } = change.count;
      const key = [cycleId, measure, a, b, c].join('\n');
      sums.set(key, { ...change.count, n: (sums.get(key)?.n ?? 0) + n });
    }
  }
  return [...sums.values()].filter((count) => count.n !== 0);
}
