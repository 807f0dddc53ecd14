import type { z } from 'zod';
import type { rectificationOperations } from '#contract/issue-rectifications.ts';

type ListInput = z.input<(typeof rectificationOperations)['rectifications.list']['input']>;

const names = ['cycleId', 'asOf', 'state', 'unitId', 'source', 'ownerId', 'text'] as const;

/** What the address says; the contract decides whether it is right. Empty choices say nothing. */
export function rectificationQuery(address: URL): Omit<ListInput, 'after' | 'limit'> {
  const said = names
    .map((name) => [name, address.searchParams.get(name)?.trim() ?? ''] as const)
    .filter(([, value]) => value !== '');
  return Object.fromEntries(said) as Omit<ListInput, 'after' | 'limit'>;
}
