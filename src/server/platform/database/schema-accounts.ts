import type { CorrectionId, DeskSignInId, DeviceId, SlipId } from '#core/accounts/facts.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type * as Id from '#core/kernel/ids.ts';
import type { Tenanted } from './schema-columns.ts';

/** Slips, devices and desk sign-ins, and what opens them; instants as ISO text. */
export interface AccountTables {
  slip: Tenanted & {
    slip_id: SlipId;
    person_id: Id.PersonId;
    issued_on: CalendarDate;
    expires_on: CalendarDate;
    withdrawn: boolean;
  };
  device: Tenanted & {
    device_id: DeviceId;
    person_id: Id.PersonId;
    slip_id: SlipId;
    name: string;
    enrolled_on: CalendarDate;
    revoked_on: CalendarDate | null;
  };
  correction: Tenanted & {
    correction_id: CorrectionId;
    person_id: Id.PersonId;
    text: string;
    requested_on: CalendarDate;
    outcome: string | null;
    answer: string | null;
    answered_on: CalendarDate | null;
    answered_by: Id.PersonId | null;
  };
  /** Who opened a confidential record of somebody else, by the day. */
  look: Tenanted & {
    review_id: Id.ReviewId;
    person_id: Id.PersonId;
    looked_on: CalendarDate;
  };
  desk_sign_in: Tenanted & {
    desk_sign_in_id: DeskSignInId;
    person_id: Id.PersonId;
    set_up_on: CalendarDate;
    password_set_on: CalendarDate;
    recovery_codes_left: number;
    switched_off_on: CalendarDate | null;
  };
  slip_lock: Tenanted & { slip_id: SlipId; number: string; wrong: number };
  device_lock: Tenanted & {
    device_id: DeviceId;
    token_hash: string;
    pin_hash: string;
    wrong: number;
    locked_until: string | null;
  };
  desk_sign_in_lock: Tenanted & {
    desk_sign_in_id: DeskSignInId;
    person_id: Id.PersonId;
    name: string;
    password_hash: string;
    totp_sealed: string;
    last_step: number;
    recovery_hashes: readonly string[];
    wrong: number;
    locked_until: string | null;
  };
  sign_in_code: Tenanted & {
    code_hash: string;
    person_id: Id.PersonId | null;
    expires_at: string;
    used_at: string | null;
  };
  sign_in: Tenanted & {
    token_hash: string;
    person_id: Id.PersonId | null;
    expires_at: string;
    device_id: DeviceId | null;
    desk_sign_in_id: DeskSignInId | null;
  };
}
