import { type Refusal, refusal } from '#contract/refusals.ts';
import { readRecoveryCode } from '#core/accounts/recovery-code.ts';
import { totpStepOf } from '#core/accounts/totp.ts';
import { afterWrongTry, deskRule, type LockState, lockStateAt } from '#core/accounts/try-lock.ts';
import { inTransaction } from '../platform/database/connection.ts';
import type { AccountKeys } from './account-keys.ts';
import { type DeskAsked, loadLockedDesk, type LockedDesk, setDeskLock } from './desk-store.ts';
import type { EnrolmentParts } from './enrolment.ts';

export interface DeskTry {
  readonly desk: LockedDesk;
  /** Not while it waits: then nothing counts, right or wrong. */
  readonly counts: boolean;
  /** What is left should this try be wrong. */
  readonly after: LockState;
}

/** Each try is counted before it is looked at, so that many at once gain nothing. */
export function countDeskTry(
  { pool, clock }: Pick<EnrolmentParts, 'pool' | 'clock'>,
  asked: DeskAsked,
): Promise<DeskTry | undefined> {
  const { tenantId } = asked;
  return inTransaction<DeskTry | undefined>(pool, { tenantId, mode: 'write' }, async (tx) => {
    const now = clock.now();
    const desk = await loadLockedDesk(tx, asked, 'lock');
    if (!desk) return { keep: false, value: undefined };
    const state = lockStateAt(desk, now, deskRule);
    if (state.kind !== 'open') return { keep: false, value: { desk, counts: false, after: state } };
    const lock = afterWrongTry(desk, now, deskRule);
    await setDeskLock(tx, asked, lock);
    const after = lockStateAt(lock, now, deskRule);
    return { keep: true, value: { desk, counts: true, after } };
  });
}

/** To the person themselves, who knows that there is a desk sign-in. */
export function refusalOfTry({ after }: DeskTry, place: string, now: Date): Refusal {
  if (after.kind === 'open') {
    return refusal('wrong-desk-secret', { place, params: { left: after.triesLeft } });
  }
  const until = after.kind === 'waiting' ? Date.parse(after.until) : now.getTime();
  const minutes = Math.max(1, Math.ceil((until - now.getTime()) / 60_000));
  return refusal('desk-secret-waits', { params: { minutes } });
}

export type SecondFactor =
  | { readonly kind: 'code'; readonly step: number }
  | { readonly kind: 'recovery'; readonly recoveryHash: string };

/** Six digits of the authenticator or one of the recovery codes; `undefined` for anything else. */
export function secondFactorOf(
  keys: AccountKeys,
  desk: LockedDesk,
  { typed, now }: { readonly typed: string; readonly now: Date },
): SecondFactor | undefined {
  const { deskSignInId, lastStep } = desk;
  const secret = keys.totp.open(desk.totpSealed, deskSignInId);
  const step = secret && totpStepOf(secret, { typed, now, lastStep });
  if (step !== undefined) return { kind: 'code', step };
  const code = readRecoveryCode(typed);
  const recoveryHash = keys.recoveryHash(deskSignInId, code ?? '');
  return desk.recoveryHashes.includes(recoveryHash)
    ? { kind: 'recovery', recoveryHash }
    : undefined;
}
