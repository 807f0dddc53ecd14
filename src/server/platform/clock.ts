import type { CalendarDate } from '#core/kernel/calendar-date.ts';

/** The one source of time of a process; tests pass their own. */
export interface Clock {
  readonly now: () => Date;
  /** The organisation's calendar day at `now`. */
  readonly today: () => CalendarDate;
}

export function systemClock(timeZone: string): Clock {
  const days = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  let known = { minute: Number.NaN, day: '' as CalendarDate };
  const today = () => {
    // In every time zone a day begins with a minute.
    const minute = Math.floor(Date.now() / 60_000);
    if (minute !== known.minute)
      known = { minute, day: days.format(minute * 60_000) as CalendarDate };
    return known.day;
  };
  return { now: () => new Date(), today };
}

export function fixedClock(instant: string): Clock {
  const now = new Date(instant);
  return { now: () => now, today: () => now.toISOString().slice(0, 10) as CalendarDate };
}
