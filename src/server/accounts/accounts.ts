import type { Refusal } from '#contract/refusals.ts';
import type { LockState } from '#core/accounts/try-lock.ts';
import type { Result } from '#core/kernel/result.ts';
import { knownDevice, unlockDevice } from './device-sessions.ts';
import { enrolDevice, type EnrolmentParts, type SlipShown } from './enrolment.ts';

/** How members get in: once with a slip, then with the PIN of their device. */
export interface Accounts {
  /** Burns the slip; the answer is the token that stays on the device. */
  enrol(shown: SlipShown): Promise<Result<string, Refusal>>;
  knownDevice(
    token: string,
  ): Promise<{ readonly personName: string; readonly state: LockState } | undefined>;
  /** The token for the session cookie. */
  unlock(device: {
    readonly token: string;
    readonly pin: string;
  }): Promise<Result<string, Refusal>>;
}

export function createAccounts(parts: EnrolmentParts): Accounts {
  return {
    enrol: (shown) => enrolDevice(parts, shown),
    knownDevice: (token) => knownDevice(parts, token),
    unlock: (device) => unlockDevice(parts, device),
  };
}
