/** Wrong tries in a row, and until when the next one waits (an instant in UTC). */
export interface TryLock {
  readonly wrong: number;
  readonly lockedUntil: string | null;
}

export const freshLock: TryLock = { wrong: 0, lockedUntil: null };

export interface LockRule {
  /** The first wait is a quarter of an hour, each later one twice as long, up to this. */
  readonly longestWaitMinutes: number;
  /** `null`: waits, and never ends. */
  readonly triesBeforeEnd: number | null;
}

/** Of a device: only who holds it can try, and a new slip replaces it. */
export const pinRule: LockRule = { longestWaitMinutes: 15, triesBeforeEnd: 15 };
/**
 * Of a desk sign-in: every stranger can try, so it must not end by that. Five tries a day leave a year of
 * guessing six digits, with the password known, a chance below one in a hundred.
 */
export const deskRule: LockRule = { longestWaitMinutes: 24 * 60, triesBeforeEnd: null };

const TRIES_BEFORE_WAITING = 5;
const FIRST_WAIT_MINUTES = 15;

export type LockState =
  | { readonly kind: 'open'; readonly triesLeft: number }
  | { readonly kind: 'waiting'; readonly until: string }
  /** Something new is needed, such as a slip. */
  | { readonly kind: 'ended' };

export function lockStateAt(lock: TryLock, now: Date, rule: LockRule): LockState {
  if (rule.triesBeforeEnd !== null && lock.wrong >= rule.triesBeforeEnd) return { kind: 'ended' };
  if (lock.lockedUntil !== null && lock.lockedUntil > now.toISOString()) {
    return { kind: 'waiting', until: lock.lockedUntil };
  }
  return { kind: 'open', triesLeft: TRIES_BEFORE_WAITING - (lock.wrong % TRIES_BEFORE_WAITING) };
}

/** After every fifth wrong try in a row the next one waits. */
export function afterWrongTry({ wrong }: TryLock, now: Date, rule: LockRule): TryLock {
  const tried = wrong + 1;
  if (tried % TRIES_BEFORE_WAITING !== 0) return { wrong: tried, lockedUntil: null };
  const doubled = FIRST_WAIT_MINUTES * 2 ** (tried / TRIES_BEFORE_WAITING - 1);
  const minutes = Math.min(doubled, rule.longestWaitMinutes);
  return { wrong: tried, lockedUntil: new Date(now.getTime() + minutes * 60_000).toISOString() };
}
