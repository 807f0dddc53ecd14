import { calendarDate, type CalendarDate } from '../kernel/calendar-date.ts';
import type { RectificationId } from '../kernel/ids.ts';

/** Behind which row a page of problems or ideas begins. */
export interface DayCursor {
  readonly day: CalendarDate;
  readonly id: string;
}

/** Behind which row a page of rectifications begins; `closed` rows follow all open ones. */
export interface RectificationCursor {
  readonly closed: boolean;
  readonly deadline: CalendarDate;
  readonly rectificationId: RectificationId;
}

const dayAndId = /^(\d{4}-\d{2}-\d{2})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export function dayCursorText({ day, id }: DayCursor): string {
  return `${day}.${id}`;
}

export function dayCursor(text: string): DayCursor | undefined {
  const [, written, id] = dayAndId.exec(text) ?? [];
  const day = calendarDate(written ?? '');
  return day && id ? { day, id } : undefined;
}

export function rectificationCursorText(cursor: RectificationCursor): string {
  const { closed, deadline, rectificationId } = cursor;
  return `${closed ? 'c' : 'o'}.${dayCursorText({ day: deadline, id: rectificationId })}`;
}

export function rectificationCursor(text: string): RectificationCursor | undefined {
  const behind = /^[oc]\./.test(text) ? dayCursor(text.slice(2)) : undefined;
  if (!behind) return undefined;
  return {
    closed: text.startsWith('c'),
    deadline: behind.day,
    rectificationId: behind.id as RectificationId,
  };
}
