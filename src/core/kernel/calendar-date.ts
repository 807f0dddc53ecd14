import type { Brand } from './brand.ts';

/** A day of the Gregorian calendar as `YYYY-MM-DD`; sorts by bytes as it sorts in time. */
export type CalendarDate = Brand<string, 'CalendarDate'>;

export function calendarDate(text: string): CalendarDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return calendarDateOf(year, month, day);
}

export function calendarDateOf(year: number, month: number, day: number): CalendarDate | undefined {
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return undefined;
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return `${year}-${twoDigits(month)}-${twoDigits(day)}` as CalendarDate;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  const [year, month, day] = partsOf(date);
  const moved = new Date(Date.UTC(year, month - 1, day + days));
  return moved.toISOString().slice(0, 10) as CalendarDate;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return (utc(to) - utc(from)) / 86_400_000;
}

export function lastDayOfMonth(year: number, month: number): CalendarDate | undefined {
  return calendarDateOf(year, month, daysInMonth(year, month));
}

export function partsOf(date: CalendarDate): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function utc(date: CalendarDate): number {
  const [year, month, day] = partsOf(date);
  return Date.UTC(year, month - 1, day);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
