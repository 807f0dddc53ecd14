import type { Fact } from '../ledger/catalogue.ts';

/** What an import brings in, as people count it, in the order in which it is told. */
export const broughtKinds = [
  'cycles',
  'organisations',
  'people',
  'reviews',
  'sessions',
  'pairings',
  'openings',
  'opinions',
  'problems',
  'ideas',
  'difficulties',
  'orders',
  'rectifications',
  'rectificationsMoved',
  'tallies',
] as const;
export type BroughtKind = (typeof broughtKinds)[number];
export type Brought = Readonly<Record<BroughtKind, number>>;

/** Counted from the facts themselves: an item that was there and only got news counts as moved. */
export function broughtBy(facts: readonly Fact[]): Brought {
  const counts = Object.fromEntries(broughtKinds.map((kind) => [kind, 0])) as Record<
    BroughtKind,
    number
  >;
  for (const each of facts) {
    const kind = kindOf(each);
    if (kind) counts[kind] += 1;
  }
  return { ...counts, rectificationsMoved: movedItems(facts) };
}

function kindOf(each: Fact): BroughtKind | undefined {
  switch (each.type) {
    case 'cycle.opened':
      return 'cycles';
    case 'organisation.registered':
      return 'organisations';
    case 'person.admitted':
      return 'people';
    case 'review.recorded':
      return 'reviews';
    case 'session.held':
      return 'sessions';
    case 'pairing.agreed':
      return 'pairings';
    case 'box.opened':
      return 'openings';
    case 'opinion.registered':
      return 'opinions';
    case 'issue.registered':
      return each.body.kind === 'help' ? 'difficulties' : 'problems';
    case 'idea.registered':
      return 'ideas';
    case 'order.issued':
      return 'orders';
    case 'rectification.assigned':
      return 'rectifications';
    case 'tally.recorded':
      return 'tallies';
    default:
      return undefined;
  }
}

function movedItems(facts: readonly Fact[]): number {
  const made = new Set(
    facts.flatMap((each) =>
      each.type === 'rectification.assigned' ? [each.body.rectificationId] : [],
    ),
  );
  const moved = facts.flatMap((each) => {
    switch (each.type) {
      case 'rectification.progressed':
      case 'rectification.closedBefore':
      case 'rectification.traced':
        return made.has(each.body.rectificationId) ? [] : [each.body.rectificationId];
      default:
        return [];
    }
  });
  return new Set(moved).size;
}
