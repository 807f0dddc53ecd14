import type { Fact, FactType } from '../ledger/catalogue.ts';
import { importKinds, type ImportKind } from './facts.ts';

const kindOfFact: Readonly<Partial<Record<FactType, ImportKind>>> = {
  'cycle.opened': 'cycle',
  'organisation.registered': 'roster',
  'person.admitted': 'roster',
  'review.recorded': 'reviews',
  'box.opened': 'box',
  'idea.registered': 'contributions',
  'outsiders.counted': 'contributions',
  'rectification.closedBefore': 'rectifications',
  'rectification.progressed': 'rectifications',
  'tally.recorded': 'ballots',
};

/** What kinds of files an import held, told from what it records. */
export function kindsOf(facts: readonly Fact[]): readonly ImportKind[] {
  const kinds = new Set(facts.flatMap((each) => kindOfFact[each.type] ?? []));
  return importKinds.filter((kind) => kinds.has(kind));
}
