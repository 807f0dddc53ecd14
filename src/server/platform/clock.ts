import type { CalendarDate } from '#core/kernel/calendar-date.ts';

/** The one source of time of a process; tests pass their own. */
export interface Clock {
  readonly now: () => Date;
  /** The organisation's calendar day at `now`. */
  readonly today: () => CalendarDate;
}

export function systemClock(timeZone: string): Clock {
  const days = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  return { now: () => new Date(), today: () => days.format(new Date()) as CalendarDate };
}

export function fixedClock(instant: string): Clock {
  const now = new Date(instant);
  return { now: () => now, today: () => now.toISOString().slice(0, 10) as CalendarDate };
}
