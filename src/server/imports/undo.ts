import type { importsOperations } from '#contract/imports.ts';
import { refusal } from '#contract/refusals.ts';
import type { TenantId } from '#core/kernel/ids.ts';
import { mayUndo } from '#core/imports/may-undo.ts';
import { accept, refuse } from '#core/kernel/result.ts';
import { reachOf } from '#core/people/permissions.ts';
import { type Fact, fact, type RecordedFact } from '#core/ledger/catalogue.ts';
import type { Count } from '#core/ledger/counter.ts';
import { projectFact } from '../projections.ts';
import type { Tx } from '../platform/database/connection.ts';
import type { ActionHandler } from '../platform/handling.ts';
import { hasRowsBeside } from './built-upon.ts';
import {
  isSpokenOfLater,
  loadOriginBefore,
  loadOwnEntries,
  loadProgressBefore,
  type OwnEntries,
} from './own-entries.ts';
import { loadBatches, lockImports } from './store.ts';

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
  if (!mayUndo(batch.kinds, reachOf('imports.undo', scope.roles)))
    return refuse(refusal('not-yours-to-undo'));
  if (batch.undone) return refuse(refusal('import-undone'));
  const own = await loadOwnEntries(tx, tenantId, importId);
  if (!own) return refuse(refusal('import-built-upon'));
  const isGround = batch.kinds.includes('roster') || batch.kinds.includes('cycle');
  const builtUpon =
    (await isSpokenOfLater(tx, tenantId, own)) ||
    (isGround && (await hasRowsBeside(tx, tenantId, importId)));
  if (builtUpon) return refuse(refusal('import-built-upon'));
  const counts = countsOf(own.facts, (recorded) => projectFact(tenantId, recorded));
  const restored = await restoredItems(tx, { tenantId, own });
  const undone = fact('import.undone', { importId, reason, counts, restored });
  return accept({ facts: [...(await tracedBack(tx, { tenantId, own })), undone], answer: {} });
};

interface Undone {
  readonly tenantId: TenantId;
  readonly own: OwnEntries;
}

/** Items of earlier imports that this one reported on or closed: they get their progress back. */
async function restoredItems(tx: Tx, { tenantId, own: { first, facts } }: Undone) {
  const assigned = new Set(
    facts.flatMap((each) =>
      each.type === 'rectification.assigned' ? [each.body.rectificationId] : [],
    ),
  );
  const moved = new Set(
    facts.flatMap((each) =>
      each.type === 'rectification.progressed' || each.type === 'rectification.closedBefore'
        ? [each.body.rectificationId]
        : [],
    ),
  );
  const restored = [];
  for (const rectificationId of moved) {
    if (assigned.has(rectificationId)) continue;
    const progress = await loadProgressBefore(tx, tenantId, {
      rectificationId,
      before: first,
    });
    restored.push({ rectificationId, progress });
  }
  return restored;
}

/** Items of earlier imports that this one brought sources for: they stand without them again. */
async function tracedBack(
  tx: Tx,
  { tenantId, own: { first, facts } }: Undone,
): Promise<readonly Fact[]> {
  const traced = facts.flatMap((each) =>
    each.type === 'rectification.traced' ? [each.body.rectificationId] : [],
  );
  const back: Fact[] = [];
  for (const rectificationId of traced) {
    const origin = await loadOriginBefore(tx, tenantId, { rectificationId, before: first });
    if (origin) back.push(fact('rectification.traced', { ...origin, importId: null }));
  }
  return back;
}

function countsOf(
  facts: readonly RecordedFact[],
  project: (recorded: RecordedFact) => ReturnType<typeof projectFact>,
): Count[] {
  const sums = new Map<string, Count>();
  for (const recorded of facts) {
    for (const change of project(recorded)) {
      if (change.kind !== 'count') continue;
      const { cycleId, measure, a, b, c, n } = change.count;
      const key = [cycleId, measure, a, b, c].join('\n');
      sums.set(key, { ...change.count, n: (sums.get(key)?.n ?? 0) + n });
    }
  }
  return [...sums.values()].filter((count) => count.n !== 0);
}
