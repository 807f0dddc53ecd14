import {
  datedWithoutItem,
  enteredOnOneDay,
  importedOnOneDay,
  ownersOutsideUnit,
  type Signal,
  signalOf,
} from '#core/quality/signals.ts';
import type { Tx } from '../platform/database/connection.ts';
import {
  loadCopiedTexts,
  loadEntries,
  loadIdeasBeforeProblems,
  loadOwnersElsewhere,
  loadParents,
  loadPriorClosures,
  loadReviewsWithText,
  loadUnfollowed,
  loadWithoutShortcoming,
  type Of,
} from './store.ts';

/** Everything there is to look at; each part is bounded, however many reviews there are. */
export async function findSignals(tx: Tx, of: Of): Promise<Signal[]> {
  const entries = await loadEntries(tx, of);
  const organisations = await loadParents(tx, of.tenantId);
  return [
    ...(await closureSignals(tx, of)),
    ...signalOf('datedWithoutItem', datedWithoutItem(await loadUnfollowed(tx, of))),
    ...signalOf(
      'ownerOutsideUnit',
      ownersOutsideUnit(await loadOwnersElsewhere(tx, of), { organisations }),
    ),
    ...(await copiedTexts(tx, of)),
    ...signalOf('noShortcoming', await loadWithoutShortcoming(tx, of)),
    ...enteredOnOneDay(entries),
    ...importedOnOneDay(entries),
    ...signalOf('ideaBeforeProblem', await loadIdeasBeforeProblems(tx, of)),
  ];
}

async function closureSignals(tx: Tx, of: Of): Promise<readonly Signal[]> {
  const closures = await loadPriorClosures(tx, of);
  const by = (verifier: string) => closures.filter((each) => each.priorVerifier === verifier);
  return [
    ...signalOf('closedByOwner', by('owner')),
    ...signalOf('closedBySubordinate', by('subordinate')),
    ...signalOf('closedByNobody', by('nobody')),
    ...signalOf(
      'closedWithoutEvidence',
      closures.filter((each) => each.withoutEvidence),
    ),
    ...signalOf(
      'closedWithoutMeasure',
      closures.filter((each) => each.withoutMeasure),
    ),
  ];
}

async function copiedTexts(tx: Tx, of: Of): Promise<readonly Signal[]> {
  const signals: Signal[] = [];
  for (const { key, n } of await loadCopiedTexts(tx, of)) {
    const reviews = await loadReviewsWithText(tx, of, key);
    const words = reviews[0]?.text ?? '';
    signals.push(...signalOf('copiedText', reviews, { words, count: n }));
  }
  return signals;
}
