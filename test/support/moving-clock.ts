import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { Clock } from '#server/platform/clock.ts';

/** A clock that stands still until a test moves it. */
export interface MovingClock extends Clock {
  readonly setTo: (instant: string) => void;
  readonly goOn: (hours: number) => void;
}

export function movingClock(instant: string): MovingClock {
  let now = new Date(instant);
  return {
    now: () => now,
    today: () => now.toISOString().slice(0, 10) as CalendarDate,
    setTo: (later) => {
      now = new Date(later);
    },
    goOn: (hours) => {
      now = new Date(now.getTime() + hours * 3_600_000);
    },
  };
}
