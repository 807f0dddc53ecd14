import type { z } from 'zod';
import type { reviewLedgerOperations } from '#contract/reviews-ledger.ts';

type ListInput = z.input<(typeof reviewLedgerOperations)['reviews.list']['input']>;

const names = [
  'cycleId',
  'asOf',
  'ledger',
  'unitId',
  'mode',
  'relation',
  'personId',
  'rectification',
  'self',
  'outcome',
  'text',
  'sort',
] as const;

/** What the address says; the contract decides whether it is right. Empty choices say nothing. */
export function ledgerQuery(address: URL): Omit<ListInput, 'after' | 'limit'> {
  const said = names
    .map((name) => [name, address.searchParams.get(name)?.trim() ?? ''] as const)
    .filter(([, value]) => value !== '');
  return Object.fromEntries(said) as Omit<ListInput, 'after' | 'limit'>;
}

/** The same address with some of its query changed; `undefined` takes a name away, pages begin anew. */
export function addressWith(
  address: URL,
  changes: Readonly<Record<string, string | undefined>>,
): string {
  const kept = new URLSearchParams(
    [...address.searchParams].filter(([name, value]) => value !== '' && name !== 'after'),
  );
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) kept.delete(name);
    else kept.set(name, value);
  }
  const query = kept.toString();
  return query === '' ? address.pathname : `${address.pathname}?${query}`;
}

/** `?asOf=…` and the cycle go along to other pages. */
export function scopeQuery(address: URL): string {
  const kept = ['cycleId', 'asOf'].flatMap((name) => {
    const value = address.searchParams.get(name);
    return value ? [[name, value]] : [];
  });
  return new URLSearchParams(kept).toString();
}
