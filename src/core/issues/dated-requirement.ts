import { calendarDateOf, lastDayOfMonth, type CalendarDate } from '../kernel/calendar-date.ts';

export type DatedRequirement =
  { readonly makesItem: true; readonly deadline: CalendarDate } | { readonly makesItem: false };

const noItem: DatedRequirement = { makesItem: false };
const year = String.raw`(?:(\d{4})[年./-])?`;
const before = String.raw`(?:之前|以前|前|止)`;

const dayPattern = new RegExp(String.raw`${year}(\d{1,2})(?:月|[./-])(\d{1,2})[日号]?${before}`);
const monthPattern = new RegExp(String.raw`${year}(\d{1,2})月份?(?:[底末]${before}?|${before}|内)`);
const yearEndPattern = /(?:(\d{4})年|今年|本年|年)[底末]/;

/**
 * The rule by which the 整改时限 of a review makes a rectification item: the review states a deadline
 * of its own, **and** its requirement names something to do by a date: before a day (11月15日前), by
 * or before the end of a month (12月底前, 11月底), or at the end of the year (年底). The item's
 * deadline is the date in the requirement; the column's is only shown. A habit without an end
 * (每次支部大会…, 按时参加…), a wish (完善记录) and a span without a date (一周内) make none.
 * `reviewYear` is taken when the requirement names no year. A date that does not exist makes none.
 */
export function isDatedRequirement(
  requirement: string | undefined,
  ownDeadline: string | undefined,
  reviewYear: number,
): DatedRequirement {
  if (!requirement?.trim() || !ownDeadline?.trim()) return noItem;
  const deadline = dateIn(requirement.normalize('NFKC').replace(/\s+/g, ''), reviewYear);
  return deadline ? { makesItem: true, deadline } : noItem;
}

function dateIn(text: string, reviewYear: number): CalendarDate | undefined {
  const day = dayPattern.exec(text);
  if (day) return calendarDateOf(Number(day[1] ?? reviewYear), Number(day[2]), Number(day[3]));
  const month = monthPattern.exec(text);
  if (month) return lastDay(Number(month[1] ?? reviewYear), Number(month[2]));
  const yearEnd = yearEndPattern.exec(text);
  return yearEnd ? calendarDateOf(Number(yearEnd[1] ?? reviewYear), 12, 31) : undefined;
}

function lastDay(ofYear: number, month: number): CalendarDate | undefined {
  return month >= 1 && month <= 12 ? lastDayOfMonth(ofYear, month) : undefined;
}
