import type { CalendarDate } from '../kernel/calendar-date.ts';
import { addDays } from '../kernel/calendar-date.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { SlipId } from './facts.ts';

export const SLIP_LASTS_DAYS = 14;
export const SLIP_TRIES = 5;

export interface Slip {
  readonly slipId: SlipId;
  readonly personId: PersonId;
  readonly expiresOn: CalendarDate;
  readonly withdrawn: boolean;
  readonly used: boolean;
  /** How often somebody typed its number with a wrong rest. */
  readonly wrongTries: number;
}

export type SlipState = 'open' | 'used' | 'withdrawn' | 'expired' | 'spent';

/** The last day is a day on which it still works. */
export function slipStateOn(slip: Slip, day: CalendarDate): SlipState {
  if (slip.used) return 'used';
  if (slip.withdrawn) return 'withdrawn';
  if (slip.wrongTries >= SLIP_TRIES) return 'spent';
  return slip.expiresOn < day ? 'expired' : 'open';
}

export function lastDayOfSlip(issuedOn: CalendarDate): CalendarDate {
  return addDays(issuedOn, SLIP_LASTS_DAYS - 1);
}
