import { matchKey, withoutBrackets } from './cell-text.ts';
import { columnWords, requiredRoles, type TableFamily } from './column-words.ts';
import type { SheetRow } from './sheet.ts';

/** Role → column from 0. */
export type Columns = Readonly<Partial<Record<string, number>>>;

export type RecognisedColumns = {
  readonly columns: Columns;
  readonly missing: readonly string[];
  /** Columns with a title that means nothing here. */
  readonly unmapped: readonly number[];
  /** How well the titles fit; comparable between kinds of one sheet. */
  readonly score: number;
};

type Fit = { readonly role: string; readonly column: number; readonly score: number };

const longestTitle = 20;

/** Gives each role the column whose title fits it best; each column has one role at most. */
export function recogniseColumns(header: SheetRow, family: TableFamily): RecognisedColumns {
  const titles = titlesOf(header);
  const fits = titles.flatMap(({ key, column }) => fitsOf(key, column, family));
  const columns: Record<string, number> = {};
  const taken = new Set<number>();
  let score = 0;
  for (const fit of fits.sort((a, b) => b.score - a.score || a.column - b.column)) {
    if (fit.role in columns || taken.has(fit.column)) continue;
    columns[fit.role] = fit.column;
    taken.add(fit.column);
    score += fit.score * weightOf(fit.role, family);
  }
  const missing = missingRoles(columns, family);
  const unmapped = titles.map(({ column }) => column).filter((column) => !taken.has(column));
  return { columns, missing, unmapped, score: score - 0.4 * unmapped.length - 3 * missing.length };
}

export function missingRoles(columns: Columns, family: TableFamily): readonly string[] {
  const required: readonly string[] = requiredRoles[family];
  return required.filter((role) => columns[role] === undefined);
}

/** 1 for the very word, less when the title only contains it, 0 when it does not. */
export function wordScore(key: string, words: readonly string[]): number {
  return Math.max(0, ...words.map((word) => oneWordScore(key, word)));
}

export function titleKey(text: string): string {
  const whole = matchKey(text)
    .replace(/[*:。.]+$/, '')
    .replace(/^\*+/, '');
  const bare = matchKey(withoutBrackets(text))
    .replace(/[*:。.]+$/, '')
    .replace(/^\*+/, '');
  return bare === '' ? whole : bare;
}

function oneWordScore(key: string, word: string): number {
  if (key === word) return 1;
  if (word.length < 2 || !key.includes(word) || word.length * 2 < key.length) return 0;
  return (0.8 * word.length) / key.length;
}

function titlesOf(header: SheetRow): { key: string; column: number }[] {
  return header.cells.flatMap((cell, column) => {
    if (!cell || cell.text.length > longestTitle) return [];
    return [{ key: titleKey(cell.text), column }];
  });
}

function fitsOf(key: string, column: number, family: TableFamily): Fit[] {
  return Object.entries(columnWords[family]).flatMap(([role, words]) => {
    const score = wordScore(key, words);
    return score > 0 ? [{ role, column, score }] : [];
  });
}

function weightOf(role: string, family: TableFamily): number {
  const required: readonly string[] = requiredRoles[family];
  return required.includes(role) ? 2 : 1;
}
