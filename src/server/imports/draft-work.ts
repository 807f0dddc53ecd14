import type { Directory } from '#core/imports/directory.ts';
import type { LooseItem } from '#core/imports/trace-items.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { CycleId } from '#core/kernel/ids.ts';
import type { BoxReaders } from '#core/opinions/routing.ts';
import { loadCycle } from '../cycles/current-cycle.ts';
import { loadBoxReaders } from '../cycles/leading-group.ts';
import { loadDirectory } from '../people/directory.ts';
import type { Tx } from '../platform/database/connection.ts';
import type { Asking } from '../platform/handling.ts';
import { loadLooseItems } from './loose-items.ts';
import { loadOrigins } from './origins.ts';
import type { Choices, Draft, DraftFile } from './store.ts';

/** All that the files of a draft are understood with, so that it can be done in a thread of its own. */
export interface DraftWork {
  readonly files: readonly DraftFile[];
  readonly choices: Choices;
  readonly directory: Directory;
  readonly looseItems: readonly LooseItem[];
  /** That of the cycle, for dates without one. */
  readonly year: number;
  readonly today: CalendarDate;
  readonly cycleId: CycleId | null;
  readonly readers: BoxReaders;
  /** A person and not the operator asks. */
  readonly isPerson: boolean;
}

/** Asked for only when a file holds rows that are compared with earlier imports. */
export type LoadOrigins = () => ReturnType<typeof loadOrigins>;

export async function loadDraftWork(
  tx: Tx,
  { files, choices }: Draft,
  { scope, today }: Asking,
): Promise<{ readonly work: DraftWork; readonly loadOrigins: LoadOrigins }> {
  const { tenantId, personId } = scope;
  const cycle = await loadCycle(tx, tenantId);
  const cycleId = cycle?.cycleId ?? null;
  const work = {
    files,
    choices,
    directory: await loadDirectory(tx, tenantId, today),
    looseItems: await loadLooseItems(tx, tenantId, cycleId),
    year: Number((cycle?.startsOn ?? today).slice(0, 4)),
    today,
    cycleId,
    readers: cycleId
      ? await loadBoxReaders(tx, { tenantId, cycleId }, today)
      : { head: null, group: [], keepers: [] },
    isPerson: personId !== null,
  };
  return { work, loadOrigins: () => loadOrigins(tx, tenantId, cycleId ?? undefined) };
}
