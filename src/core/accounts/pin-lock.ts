/** Wrong PINs in a row, and until when the device waits (an instant in UTC). */
export interface PinLock {
  readonly wrong: number;
  readonly lockedUntil: string | null;
}

export const freshLock: PinLock = { wrong: 0, lockedUntil: null };

const TRIES_BEFORE_WAITING = 5;
const WAIT_MS = 15 * 60_000;
export const TRIES_BEFORE_END = 15;

export type LockState =
  | { readonly kind: 'open'; readonly triesLeft: number }
  | { readonly kind: 'waiting'; readonly until: string }
  /** A new slip is needed. */
  | { readonly kind: 'ended' };

export function lockStateAt(lock: PinLock, now: Date): LockState {
  if (lock.wrong >= TRIES_BEFORE_END) return { kind: 'ended' };
  if (lock.lockedUntil !== null && lock.lockedUntil > now.toISOString()) {
    return { kind: 'waiting', until: lock.lockedUntil };
  }
  return { kind: 'open', triesLeft: TRIES_BEFORE_WAITING - (lock.wrong % TRIES_BEFORE_WAITING) };
}

/** After every fifth wrong PIN in a row the device waits a quarter of an hour; after 15 it has ended. */
export function afterWrongPin({ wrong }: PinLock, now: Date): PinLock {
  const tried = wrong + 1;
  const waits = tried % TRIES_BEFORE_WAITING === 0;
  return {
    wrong: tried,
    lockedUntil: waits ? new Date(now.getTime() + WAIT_MS).toISOString() : null,
  };
}
