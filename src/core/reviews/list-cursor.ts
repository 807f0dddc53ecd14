import { calendarDate, type CalendarDate } from '../kernel/calendar-date.ts';
import type { ReviewId } from '../kernel/ids.ts';

/** Where a page begins: beside a row, whose running number it carries. */
export interface ListCursor {
  /** The number of the row, from 1. */
  readonly number: number;
  readonly occurredOn: CalendarDate;
  readonly reviewId: ReviewId;
  readonly direction: 'after' | 'before';
}

const pattern =
  /^([ab])\.(\d{1,12})\.(\d{4}-\d{2}-\d{2})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export function cursorText({ direction, number, occurredOn, reviewId }: ListCursor): string {
  return `${direction === 'after' ? 'a' : 'b'}.${number}.${occurredOn}.${reviewId}`;
}

export function listCursor(text: string): ListCursor | undefined {
  const [, direction, number, day, reviewId] = pattern.exec(text) ?? [];
  const occurredOn = calendarDate(day ?? '');
  if (!occurredOn || !reviewId) return undefined;
  return {
    direction: direction === 'a' ? 'after' : 'before',
    number: Number(number),
    occurredOn,
    reviewId: reviewId as ReviewId,
  };
}
