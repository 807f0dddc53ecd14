import { type CalendarDate, daysBetween } from '../kernel/calendar-date.ts';
import type { ImportId } from '../kernel/ids.ts';

export type EntryTiming = 'timely' | 'late' | 'imported';

/** A record typed in more than this many days after the event is late (R14: timeliness). */
export const LATE_AFTER_DAYS = 7;

export function entryTiming(
  review: { readonly occurredOn: CalendarDate; readonly importId: ImportId | null },
  recordedOn: CalendarDate,
): EntryTiming {
  if (review.importId !== null) return 'imported';
  return daysBetween(review.occurredOn, recordedOn) > LATE_AFTER_DAYS ? 'late' : 'timely';
}
