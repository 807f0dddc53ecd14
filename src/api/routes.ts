import type { OperationName } from '#contract/contract.ts';
import type { Operation } from '#contract/operation.ts';

export interface Route {
  /** As in the contract: `/reviews/{reviewId}`. */
  readonly pattern: string;
  readonly operations: readonly { readonly method: 'GET' | 'POST'; readonly name: OperationName }[];
}

/** One route per path of the contract; `/reviews/export` comes before `/reviews/{reviewId}`. */
export function routesOf(contract: Readonly<Record<string, Operation>>): readonly Route[] {
  const paths = [...new Set(Object.values(contract).map(({ path }) => path))];
  return paths.toSorted(namedFirst).map((path) => ({
    pattern: path,
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

export interface Found {
  readonly operations: Route['operations'];
  /** Fields that stand in the path, decoded. */
  readonly path: Readonly<Record<string, string>>;
}

/** Finds the first route whose pattern a path has the form of; a field is one segment, never empty. */
export function routeFinder(routes: readonly Route[]): (path: string) => Found | undefined {
  const compiled = routes.map(({ pattern, operations }) => ({
    operations,
    form: new RegExp(`^${pattern.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
  }));
  const fixed = new Map(routes.map(({ pattern, operations }) => [pattern, operations]));
  return (path) => {
    const named = fixed.get(path);
    if (named) return { operations: named, path: {} };
    for (const { form, operations } of compiled) {
      const match = form.exec(path);
      if (match) return { operations, path: decoded(match.groups ?? {}) };
    }
    return undefined;
  };
}

function decoded(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [name, decodedText(text)]),
  );
}

function decodedText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function namedFirst(one: string, other: string): number {
  return fieldsOfPath(one).length - fieldsOfPath(other).length;
}
