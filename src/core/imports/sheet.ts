import type { CalendarDate } from '../kernel/calendar-date.ts';

/** One filled cell. `text` is what the file holds, cleaned of what no database can store. */
export type Cell = {
  /** As in a spreadsheet: `B12`. */
  readonly ref: string;
  readonly text: string;
  readonly number?: number;
  /** Only when the file itself formats the number as a date. */
  readonly date?: CalendarDate;
  /** `month` when the format of the date shows no day. */
  readonly datePrecision?: 'day' | 'month';
  /** The text is the value that the file keeps for a formula; a formula is never run. */
  readonly formula?: boolean;
  /** The text comes from this first cell of a merged range that runs down over several rows. */
  readonly mergedFrom?: string;
};

export type SheetRow = {
  /** From 1, as the spreadsheet counts. */
  readonly number: number;
  /** By column from 0; empty cells are holes. */
  readonly cells: readonly (Cell | undefined)[];
};

/** One sheet; rows without any text are left out. */
export type SheetTable = {
  readonly name: string;
  readonly rows: readonly SheetRow[];
};

export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

export function cellRef(column: number, row: number): string {
  return `${columnLetters(column)}${row}`;
}

/** Column (from 0) and row (from 1) of a reference such as `$B$12`. */
export function partsOfRef(ref: string): { column: number; row: number } | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref);
  if (!match) return undefined;
  let column = 0;
  for (const letter of match[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { column: column - 1, row: Number(match[2]) };
}
