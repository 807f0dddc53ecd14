import {
  datedWithoutItem,
  enteredOnOneDay,
  importedOnOneDay,
  ownersOutsideUnit,
  type Signal,
  signalOf,
} from '#core/quality/signals.ts';
import { together, type Tx } from '../platform/database/connection.ts';
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
  type PriorClosure,
} from './store.ts';

/** Everything there is to look at; each part is bounded, however many reviews there are. */
export async function findSignals(tx: Tx, of: Of): Promise<Signal[]> {
  const [closures, unfollowed, owned, organisations, copied, praised, entries, ideas] =
    await together([
      loadPriorClosures(tx, of),
      loadUnfollowed(tx, of),
      loadOwnersElsewhere(tx, of),
      loadParents(tx, of.tenantId),
      copiedTexts(tx, of),
      loadWithoutShortcoming(tx, of),
      loadEntries(tx, of),
      loadIdeasBeforeProblems(tx, of),
    ]);
  return [
    ...closureSignals(closures),
    ...signalOf('datedWithoutItem', datedWithoutItem(unfollowed)),
    ...signalOf('ownerOutsideUnit', ownersOutsideUnit(owned, { organisations })),
    ...copied,
    ...signalOf('noShortcoming', praised),
    ...enteredOnOneDay(entries),
    ...importedOnOneDay(entries),
    ...signalOf('ideaBeforeProblem', ideas),
  ];
}

function closureSignals(closures: readonly PriorClosure[]): readonly Signal[] {
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
  const texts = await loadCopiedTexts(tx, of);
  const found = await together(texts.map(({ key }) => loadReviewsWithText(tx, of, key)));
  return texts.flatMap(({ n }, index) => {
    const reviews = found[index] ?? [];
    return signalOf('copiedText', reviews, { words: reviews[0]?.text ?? '', count: n });
  });
}
