import type { z } from 'zod';
import type { opinionsOperations, opinionView } from '#contract/opinions.ts';
import { notACursor, refusal } from '#contract/refusals.ts';
import { accept, refuse } from '#core/kernel/result.ts';
import { searchableText } from '#core/kernel/search-text.ts';
import { isShareable } from '#core/opinions/reading.ts';
import { loadCycle } from '../cycles/current-cycle.ts';
import { loadBoxReaders } from '../cycles/leading-group.ts';
import { loadNames } from '../people/names.ts';
import type { Tx } from '../platform/database/connection.ts';
import type { Asking, QueryHandlers } from '../platform/handling.ts';
import {
  cycleOfOpinion,
  loadOpenings,
  loadOutsiderCounts,
  type OpeningRow,
  type OpinionRow,
} from './store.ts';
import { opinionsTypedIn, sharedOpinions, visibleOpinions } from './visible.ts';

export const opinionsQueries: QueryHandlers<typeof opinionsOperations> = {
  'openings.list': async (tx, { cycleId: named, asOf }, asking) => {
    const { tenantId, personId } = asking.scope;
    const cycle = await loadCycle(tx, tenantId, named);
    if (!cycle) return accept({ openings: [], boxKeepers: [] });
    const cycleOnDay = { cycleId: cycle.cycleId, asOf: asOf ?? asking.today };
    const openings = await loadOpenings(tx, { tenantId, ...cycleOnDay });
    const readable = countByOpening(await visibleOpinions(tx, asking, cycleOnDay));
    const shared = countByOpening(await sharedOpinions(tx, tenantId, cycleOnDay));
    const typedIn =
      personId && (await opinionsTypedIn(tx, { tenantId, keeperId: personId }, cycleOnDay));
    const { keepers } = await loadBoxReaders(
      tx,
      { tenantId, cycleId: cycle.cycleId },
      asking.today,
    );
    const names = await loadNames(tx, tenantId, [
      ...keepers,
      ...openings.flatMap((each) => each.keeperIds),
    ]);
    const reconciledOf = ({ keeperIds, openingId }: OpeningRow) => {
      if (!typedIn || !keeperIds.includes(personId)) return null;
      const slips = typedIn.filter((each) => each.openingId === openingId);
      const sentTo = (route: string) => slips.filter((each) => each.route === route).length;
      return {
        registered: slips.length,
        upper: sentTo('upper'),
        discipline: sentTo('discipline'),
      };
    };
    return accept({
      boxKeepers: keepers.map((id) => ({ personId: id, name: names.get(id) ?? '' })),
      openings: openings.map((opening) => ({
        openingId: opening.openingId,
        openedOn: opening.openedOn,
        keepers: opening.keeperIds.map((id) => names.get(id) ?? ''),
        readable: readable.get(opening.openingId) ?? 0,
        shared: shared.get(opening.openingId) ?? 0,
        empty: !readable.has(opening.openingId) && !shared.has(opening.openingId),
        reconciled: reconciledOf(opening),
      })),
    });
  },
  'opinions.list': async (tx, input, asking) => {
    const cycle = await loadCycle(tx, asking.scope.tenantId, input.cycleId);
    if (!cycle && input.after !== undefined) return refuse(notACursor);
    if (!cycle) return accept({ opinions: [], total: 0, next: null });
    const asOf = input.asOf ?? asking.today;
    const visible = await visibleOpinions(tx, asking, { cycleId: cycle.cycleId, asOf });
    const views = await viewsOf(tx, asking, visible);
    const sharedIds: ReadonlySet<string> = new Set(
      visible.filter(isShareable).map((each) => each.opinionId),
    );
    const sought = searchableText(input.search ?? '');
    const fitting = views.filter(
      (each) =>
        (input.openingId === undefined || each.openingId === input.openingId) &&
        (input.kind === undefined || each.kind === input.kind) &&
        (input.sensitivity === undefined || each.sensitivity === input.sensitivity) &&
        (!input.shared || sharedIds.has(each.opinionId)) &&
        searchableText(each.text + each.handling).includes(sought),
    );
    const from = fitting.findIndex((each) => each.opinionId === input.after) + 1;
    if (input.after !== undefined && from === 0) return refuse(notACursor);
    const page = fitting.slice(from, from + input.limit);
    const more = from + page.length < fitting.length;
    return accept({
      opinions: page,
      total: fitting.length,
      next: more ? (page.at(-1)?.opinionId ?? null) : null,
    });
  },
  'opinions.show': async (tx, { opinionId }, asking) => {
    const cycleId = await cycleOfOpinion(tx, asking.scope.tenantId, opinionId);
    if (!cycleId) return refuse(refusal('not-found'));
    const visible = await visibleOpinions(tx, asking, { cycleId, asOf: asking.today });
    if (!visible.some((each) => each.opinionId === opinionId)) return refuse(refusal('not-found'));
    const views = await viewsOf(tx, asking, visible);
    const found = views.find((each) => each.opinionId === opinionId);
    return found ? accept(found) : refuse(refusal('not-found'));
  },
  'contributions.summary': async (tx, input, { scope: { tenantId } }) => {
    const cycle = await loadCycle(tx, tenantId, input.cycleId);
    if (!cycle) return accept({ total: 0, categories: [] });
    const categories = await loadOutsiderCounts(tx, { tenantId, cycleId: cycle.cycleId });
    const total = categories.reduce((sum, each) => sum + each.n, 0);
    return accept({ total, categories: [...categories] });
  },
};

function countByOpening(opinions: readonly OpinionRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { openingId } of opinions) counts.set(openingId, (counts.get(openingId) ?? 0) + 1);
  return counts;
}

/** Numbered by their place among the visible slips of their opening, so that no gap can be seen. */
async function viewsOf(
  tx: Tx,
  { scope }: Asking,
  visible: readonly OpinionRow[],
): Promise<z.input<typeof opinionView>[]> {
  const names = await loadNames(
    tx,
    scope.tenantId,
    visible.flatMap((each) => each.concerns),
  );
  const last = new Map<string, number>();
  return visible.map((each) => {
    const number = (last.get(each.openingId) ?? 0) + 1;
    last.set(each.openingId, number);
    const concerns = each.concerns.map((personId) => ({
      personId,
      name: names.get(personId) ?? '',
    }));
    return { ...each, number, concerns };
  });
}
