import type { Refusal } from '#contract/refusals.ts';
import type { LockState } from '#core/accounts/try-lock.ts';
import type { Result } from '#core/kernel/result.ts';
import { changePassword, type PasswordChange, type SwitchOff, switchOff } from './desk-changes.ts';
import {
  beginDesk,
  confirmDesk,
  type DeskChosen,
  type DeskConfirmed,
  resumeDesk,
  type ToScan,
} from './desk-set-up.ts';
import { type DeskShown, hasSeveralOrganisations, signInAtDesk } from './desk-sign-in.ts';
import { knownDevice, unlockDevice } from './device-sessions.ts';
import { enrolDevice, type EnrolmentParts, type SlipShown } from './enrolment.ts';

/** How members get in: once with a slip, then with the PIN of their device; at a desk also with a password and a code. */
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
  readonly desk: DeskSignIns;
}

export interface DeskSignIns {
  begin(chosen: DeskChosen): Promise<Result<ToScan, Refusal>>;
  resume(begun: Pick<DeskConfirmed, 'scope' | 'draft'>): Promise<ToScan | undefined>;
  /** The answer is the recovery codes, to be shown once. */
  confirm(confirmed: DeskConfirmed): Promise<Result<readonly string[], Refusal>>;
  hasSeveralOrganisations(): Promise<boolean>;
  /** The token for the session cookie. */
  signIn(shown: DeskShown): Promise<Result<string, Refusal>>;
  changePassword(change: PasswordChange): Promise<Result<object, Refusal>>;
  switchOff(change: SwitchOff): Promise<Result<object, Refusal>>;
}

export function createAccounts(parts: EnrolmentParts): Accounts {
  return {
    enrol: (shown) => enrolDevice(parts, shown),
    knownDevice: (token) => knownDevice(parts, token),
    unlock: (device) => unlockDevice(parts, device),
    desk: {
      begin: (chosen) => beginDesk(parts, chosen),
      resume: (begun) => resumeDesk(parts, begun),
      confirm: (confirmed) => confirmDesk(parts, confirmed),
      hasSeveralOrganisations: () => hasSeveralOrganisations(parts),
      signIn: (shown) => signInAtDesk(parts, shown),
      changePassword: (change) => changePassword(parts, change),
      switchOff: (change) => switchOff(parts, change),
    },
  };
}
