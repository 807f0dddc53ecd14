import {
  addDays,
  calendarDateOf,
  lastDayOfMonth,
  type CalendarDate,
} from '../kernel/calendar-date.ts';
import { accept, refuse, type Result } from '../kernel/result.ts';
import type { Cell } from './sheet.ts';

export type UnderstoodDate = {
  readonly precision: 'day' | 'month' | 'year';
  /** First and last day that the words cover; equal for a day. A deadline is `to`. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** The words named no year, so that of the cycle was taken. */
  readonly yearAssumed: boolean;
};

export type DateProblem =
  'date-missing' | 'date-impossible' | 'date-not-understood' | 'date-ambiguous';

export type DateContext = {
  /** Taken when the words name no year; also places two-digit years within ten years after it. */
  readonly year: number;
  /** How `3/4/2026` is meant; without it such a date is ambiguous. */
  readonly order?: 'monthFirst' | 'dayFirst';
};

type Parts = { year?: number; month?: number; day?: number };
type Outcome = Result<UnderstoodDate, DateProblem>;
type DateCell = Pick<Cell, 'text' | 'number' | 'date' | 'datePrecision'>;

const earliestSerial = 10_000;
const latestSerial = 73_050;

/** Reads the date of a cell however it was typed; two-digit years lie in the century around `year`. */
export function understandDate(cell: DateCell | string | undefined, context: DateContext): Outcome {
  if (cell === undefined) return refuse('date-missing');
  if (typeof cell === 'string') return dateOfText(cell, context);
  if (cell.date !== undefined) return dateOfFormattedCell(cell.date, cell.datePrecision ?? 'day');
  if (cell.number !== undefined) return dateOfNumber(cell.number, context);
  return dateOfText(cell.text, context);
}

/** Day number of a spreadsheet that counts from 1900, with its invented 29 February 1900. */
export function dateOfSerial(serial: number): CalendarDate | undefined {
  const days = Math.floor(serial);
  if (days < 61 || days > latestSerial) return undefined;
  const epoch = calendarDateOf(1900, 3, 1);
  return epoch && addDays(epoch, days - 61);
}

function dateOfFormattedCell(date: CalendarDate, precision: 'day' | 'month'): Outcome {
  if (precision === 'day') return day(date, false);
  return fromParts({ year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)) }, false);
}

function dateOfNumber(value: number, context: DateContext): Outcome {
  if (!Number.isInteger(value)) return dateOfDecimal(value, context);
  if (value >= earliestSerial && value <= latestSerial) {
    const date = dateOfSerial(value);
    return date ? day(date, false) : refuse('date-not-understood');
  }
  return dateOfText(String(value), context);
}

/** 1958.03 and 1985.1 typed as numbers: the second may be January or October. */
function dateOfDecimal(value: number, context: DateContext): Outcome {
  const text = String(value);
  if (/^(19|20|21)\d\d\.1$/.test(text)) return refuse('date-ambiguous');
  if (value > earliestSerial && value < latestSerial)
    return dateOfNumber(Math.floor(value), context);
  return dateOfText(text, context);
}

function dateOfText(raw: string, context: DateContext): Outcome {
  const text = tidyDateText(raw);
  if (text === '') return refuse('date-missing');
  if (/^\d+$/.test(text)) return dateOfDigits(text, context);
  return dateOfEndOf(text, context) ?? dateOfPattern(text, context);
}

function tidyDateText(raw: string): string {
  return raw
    .slice(0, 60)
    .normalize('NFKC')
    .replace(/\s*(?:T|\s)\s*\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?$/, '')
    .replace(/\(?(?:星期|周|礼拜)[一二三四五六日天]\)?/, '')
    .replace(/(上午|下午|晚上|晚|左右|许)$/, '')
    .replace(/\s+/g, '')
    .replace(/[.。]$/, '')
    .replace(/^(截至|截止|至|到|于)/, '');
}

function dateOfDigits(text: string, context: DateContext): Outcome {
  if (text.length === 8) return fromParts(cut(text, 4, 6), false);
  if (text.length === 6) return fromParts(cut(text, 4), false);
  if (text.length === 4) return fromParts({ year: Number(text) }, false);
  const serial = Number(text);
  if (serial >= earliestSerial && serial <= latestSerial) return dateOfNumber(serial, context);
  return refuse('date-not-understood');
}

function cut(text: string, monthAt: number, dayAt?: number): Parts {
  const parts = { year: Number(text.slice(0, monthAt)), month: Number(text.slice(monthAt, dayAt)) };
  return dayAt === undefined ? parts : { ...parts, day: Number(text.slice(dayAt)) };
}

/** 年底前, 12月底前, 2026年11月底, 本年末: the last day of what is named. */
function dateOfEndOf(text: string, context: DateContext): Outcome | undefined {
  const match =
    /^(?:(\d{4}|\d{2}|今|本|当|明)年)?(?:(\d{1,2})月份?)?(年)?(?:底|末)?(?:之前|以前|前|内)?$/.exec(
      text,
    );
  if (!match || !/[底末]|[前内]$/.test(text)) return undefined;
  const [, yearWords, monthWords, bareYear] = match;
  if (yearWords === undefined && monthWords === undefined && bareYear === undefined)
    return undefined;
  const year = yearOfWords(yearWords, context);
  const month = monthWords === undefined ? 12 : Number(monthWords);
  return fromParts({ year: year ?? context.year, month }, year === undefined);
}

function yearOfWords(words: string | undefined, context: DateContext): number | undefined {
  if (words === undefined) return undefined;
  if (words === '明') return context.year + 1;
  if (/^\d+$/.test(words)) return fullYear(words, context);
  return context.year;
}

function dateOfPattern(raw: string, context: DateContext): Outcome {
  const text = raw.replace(/(之前|以前|前|止)$/, '');
  const chinese = /^(?:(\d{4}|\d{2})年)(?:(\d{1,2})月份?)?(?:(\d{1,2})[日号]?)?$/.exec(text);
  if (chinese) return fromParts(partsOf(chinese, context), false);
  const monthAndDay = /^(\d{1,2})月(?:(\d{1,2})[日号]?|份)?$/.exec(text);
  if (monthAndDay)
    return fromParts(partsOf(['', undefined, ...monthAndDay.slice(1)], context), true);
  return dateOfSeparators(text, context);
}

function dateOfSeparators(text: string, context: DateContext): Outcome {
  const match = /^(\d{1,4})([./\-年—–_])(\d{1,4})(?:[./\-月—–_](\d{1,4})日?)?$/.exec(text);
  if (!match) return refuse('date-not-understood');
  const [, first = '', , second = '', third] = match;
  if (third === undefined) return dateOfTwo(first, second, context);
  if (third.length === 4) return dateOfYearLast([first, second, third], context);
  if (first.length === 3 || third.length > 2 || second.length > 2)
    return refuse('date-not-understood');
  return fromParts(partsOf(['', first, second, third], context), false);
}

function dateOfTwo(first: string, second: string, context: DateContext): Outcome {
  if (first.length === 4 && second.length <= 2) {
    return fromParts({ year: Number(first), month: Number(second) }, false);
  }
  if (first.length > 2 || second.length > 2) return refuse('date-not-understood');
  if (Number(first) <= 12) {
    return fromParts({ year: context.year, month: Number(first), day: Number(second) }, true);
  }
  return fromParts({ year: fullYear(first, context), month: Number(second) }, false);
}

function dateOfYearLast(parts: readonly [string, string, string], context: DateContext): Outcome {
  const [first, second, year] = [Number(parts[0]), Number(parts[1]), Number(parts[2])];
  const clear = first > 12 || second > 12 || first === second;
  if (!clear && context.order === undefined) return refuse('date-ambiguous');
  const dayFirst = clear ? first > 12 : context.order === 'dayFirst';
  return fromParts(
    dayFirst ? { year, month: second, day: first } : { year, month: first, day: second },
    false,
  );
}

function partsOf(words: readonly (string | undefined)[], context: DateContext): Parts {
  const [, year, month, dayOfMonth] = words;
  return {
    year: year === undefined ? context.year : fullYear(year, context),
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(dayOfMonth === undefined ? {} : { day: Number(dayOfMonth) }),
  };
}

function fullYear(words: string, context: DateContext): number {
  if (words.length > 2) return Number(words);
  const century = Math.floor(context.year / 100) * 100;
  const year = century + Number(words);
  return year > context.year + 10 ? year - 100 : year;
}

function fromParts(parts: Parts, yearAssumed: boolean): Outcome {
  const { year = 0, month, day: dayOfMonth } = parts;
  const from = calendarDateOf(year, month ?? 1, dayOfMonth ?? 1);
  if (!from) return refuse('date-impossible');
  if (dayOfMonth !== undefined) return day(from, yearAssumed);
  const to = month === undefined ? calendarDateOf(year, 12, 31) : lastDayOfMonth(year, month);
  if (!to) return refuse('date-impossible');
  return accept({ precision: month === undefined ? 'year' : 'month', from, to, yearAssumed });
}

function day(date: CalendarDate, yearAssumed: boolean): Outcome {
  return accept({ precision: 'day', from: date, to: date, yearAssumed });
}
