import type { OperationName } from '#contract/contract.ts';
import type { Operation } from '#contract/operation.ts';

export interface Route {
  /** As Hono reads it: `/reviews/:reviewId`. */
  readonly pattern: string;
  readonly operations: readonly { readonly method: 'GET' | 'POST'; readonly name: OperationName }[];
}

/** One route per path of the contract; `/reviews/export` comes before `/reviews/{reviewId}`. */
export function routesOf(contract: Readonly<Record<string, Operation>>): readonly Route[] {
  const paths = [...new Set(Object.values(contract).map(({ path }) => path))];
  return paths.toSorted(namedFirst).map((path) => ({
    pattern: path.replace(/\{(\w+)\}/g, ':$1'),
    operations: Object.entries(contract)
      .filter(([, operation]) => operation.path === path)
      .map(([name, { kind }]) => ({
        method: kind === 'query' ? 'GET' : 'POST',
        name: name as OperationName,
      })),
  }));
}

export function fieldsOfPath(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}

function namedFirst(one: string, other: string): number {
  return fieldsOfPath(one).length - fieldsOfPath(other).length;
}
