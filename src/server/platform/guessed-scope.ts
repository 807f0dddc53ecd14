import { RecentMap } from './recent-map.ts';
import type { Scope, SessionProof } from './scope.ts';

const MOST_SESSIONS = 10_000;

/**
 * As whom each session asked last time. A request can then read on that guess while its session is
 * looked up in the same transaction: one round trip less. A guess is never an answer: what was read
 * on a wrong one is thrown away.
 */
export class GuessedScopes {
  readonly #known = new RecentMap<string, Scope>(MOST_SESSIONS);

  of({ tokenHash }: SessionProof): Scope | undefined {
    return this.#known.get(tokenHash);
  }

  learn({ tokenHash }: SessionProof, scope: Scope | undefined): void {
    if (scope) this.#known.put(tokenHash, scope);
    else this.#known.delete(tokenHash);
  }
}

export function sameScope(left: Scope, right: Scope): boolean {
  return (
    left.tenantId === right.tenantId &&
    left.personId === right.personId &&
    JSON.stringify(left.by) === JSON.stringify(right.by) &&
    left.roles.size === right.roles.size &&
    [...left.roles].every((role) => right.roles.has(role))
  );
}

/** Ends the transaction that read on a wrong guess. */
export class GuessedWrong extends Error {}

/** The second time without a guess: another request may have learnt the same wrong one meanwhile. */
export async function againWhenGuessedWrong<Value>(
  work: (mayGuess: boolean) => Promise<Value>,
): Promise<Value> {
  try {
    return await work(true);
  } catch (error) {
    if (error instanceof GuessedWrong) return work(false);
    throw error;
  }
}
