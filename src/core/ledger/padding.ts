import { fact, isSealed, type Fact } from './catalogue.ts';

/** Sealed facts of one commit with opinions come in multiples of this. */
export const SEALED_GROUP = 8;

/**
 * Whoever may not read an opinion about himself must not learn from the ledger that there is one:
 * the sealed facts of a commit with opinions come last, so that nothing shows to which opening they
 * belong, and are filled up with empty ones, so that their number is not the number of opinions.
 */
export function padded(facts: readonly Fact[]): readonly Fact[] {
  if (!facts.some(({ type }) => type === 'opinion.registered')) return facts;
  const sealed = facts.filter(isSealed);
  const missing = (SEALED_GROUP - (sealed.length % SEALED_GROUP)) % SEALED_GROUP;
  const padding = Array.from({ length: missing }, () => fact('padding', {}));
  return [...facts.filter((each) => !isSealed(each)), ...sealed, ...padding];
}
