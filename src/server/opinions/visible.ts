import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { CycleId, PersonId, TenantId } from '#core/kernel/ids.ts';
import { isShareable, mayReadOpinion } from '#core/opinions/reading.ts';
import { loadBoxReaders } from '../cycles/leading-group.ts';
import { loadOrganisationTree } from '../people/organisation-tree.ts';
import { together, type Tx } from '../platform/database/connection.ts';
import type { Asking } from '../platform/handling.ts';
import { loadAllOpinions, loadOpenings, type OpinionRow } from './store.ts';

export interface CycleOnDay {
  readonly cycleId: CycleId;
  readonly asOf: CalendarDate;
}
type Asker = Pick<Asking, 'scope' | 'today'>;

/**
 * The slips that whoever asks may know of, the newest opening first: the one source of every list,
 * search, number and count of opinions. An operator is nobody in the organisation and reads only what
 * may be shared with anyone.
 */
export async function visibleOpinions(
  tx: Tx,
  { scope, today }: Asker,
  { cycleId, asOf }: CycleOnDay,
): Promise<readonly OpinionRow[]> {
  const { tenantId, personId } = scope;
  const all = await loadAllOpinions(tx, { tenantId, cycleId, asOf });
  if (personId === null) return all.filter((each) => each.blank || isShareable(each));
  const personIds = [personId, ...all.flatMap((each) => each.concerns)];
  const tree = await loadOrganisationTree(tx, tenantId, { personIds, day: today });
  const readers = await loadBoxReaders(tx, { tenantId, cycleId }, today);
  return all.filter((each) => mayReadOpinion(each, personId, { tree, readers }));
}

/** What keepers see of a whole opening to check their work: numbers without their own slips. */
export async function opinionsTypedIn(
  tx: Tx,
  { tenantId, keeperId }: { readonly tenantId: TenantId; readonly keeperId: PersonId },
  { cycleId, asOf }: CycleOnDay,
): Promise<readonly Pick<OpinionRow, 'openingId' | 'route'>[]> {
  const all = await loadAllOpinions(tx, { tenantId, cycleId, asOf });
  return all
    .filter((each) => !each.concerns.includes(keeperId))
    .map(({ openingId, route }) => ({ openingId, route }));
}

export interface OpinionFigures {
  readonly openings: number;
  readonly openingsWithoutOpinions: number;
  readonly opinions: number;
  readonly suggestions: number;
}

/** For reports, exports and dashboards: the same for every reader; its rows are `opinions.list` with `shared`. */
export async function opinionFigures(
  tx: Tx,
  tenantId: TenantId,
  { cycleId, asOf }: CycleOnDay,
): Promise<OpinionFigures> {
  const [openings, shared] = await together([
    loadOpenings(tx, { tenantId, cycleId, asOf }),
    sharedOpinions(tx, tenantId, { cycleId, asOf }),
  ]);
  const withOpinions = new Set(shared.map((each) => each.openingId));
  return {
    openings: openings.length,
    openingsWithoutOpinions: openings.filter((each) => !withOpinions.has(each.openingId)).length,
    opinions: shared.filter((each) => each.kind === 'opinion').length,
    suggestions: shared.filter((each) => each.kind === 'suggestion').length,
  };
}

/** Slips about nobody and for the whole leading group: the only ones that leave the circle of readers. */
export async function sharedOpinions(
  tx: Tx,
  tenantId: TenantId,
  { cycleId, asOf }: CycleOnDay,
): Promise<readonly OpinionRow[]> {
  return (await loadAllOpinions(tx, { tenantId, cycleId, asOf })).filter(isShareable);
}
