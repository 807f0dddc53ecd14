import { z } from 'zod';
import { calendarDate, type CalendarDate } from './calendar-date.ts';

/** Schema of a branded UUID; the brand exists at compile time only. */
export function idOf<Id extends string>(): z.ZodType<Id, string> {
  return z.uuid() as unknown as z.ZodType<Id, string>;
}

export const dateSchema = z
  .string()
  .meta({ format: 'date' })
  .refine((text) => calendarDate(text) !== undefined, {
    error: 'not-a-date',
  }) as unknown as z.ZodType<CalendarDate, string>;

/** Free text that PostgreSQL and XML can hold: no NUL, no lone surrogates. */
export function textOf(maxCharacters: number) {
  return z
    .string()
    .max(maxCharacters)
    .refine((text) => !text.includes('\u0000') && text.isWellFormed(), {
      error: 'unstorable-text',
    });
}

export const nameSchema = textOf(100).min(1);
export const lineSchema = textOf(300);
export const proseSchema = textOf(4000);
