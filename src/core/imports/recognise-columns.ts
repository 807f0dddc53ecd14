import { matchKey, withoutBrackets } from './cell-text.ts';
import { columnWords, requiredRoles, type TableFamily } from './column-words.ts';
import { recogniseValues, type ValueContext } from './recognise-values.ts';
import { modeOfWords } from './review-words.ts';
import type { SheetRow } from './sheet.ts';

/** Role → column from 0. */
export type Columns = Readonly<Partial<Record<string, number>>>;

export type RecognisedColumns = {
  readonly columns: Columns;
  readonly missing: readonly string[];
  /** Titled columns of which neither the title nor the cells say what they hold. */
  readonly unmapped: readonly number[];
  /** How well the columns fit; comparable between kinds of one sheet. */
  readonly score: number;
};
export type TableParts = {
  readonly header: SheetRow;
  readonly body: readonly SheetRow[];
  /** A person said that this row is the header. */
  readonly isChosen: boolean;
};

type Title = { readonly key: string; readonly column: number };
type Fit = { readonly role: string; readonly column: number; readonly score: number };

const longestTitle = 20;
const scoreOfValues = 0.5;
const missingCosts = 3;
/** A row with fewer known titles is hardly a header, whatever stands below it. */
const fewestTitles = 2;
const leastScore = 2.5;
const leastScoreWithGaps = 3;

/** Gives each role the column whose title fits it best, or else whose cells do; one role a column. */
export function recogniseColumns(
  table: TableParts,
  family: TableFamily,
  context: ValueContext,
): RecognisedColumns {
  const titles = titlesOf(table.header);
  const named = fitsOfTitles(titles, family).filter((fit) => suits(fit, table.body));
  const chosen = bestFits(named);
  const taken = new Set(chosen.map(({ role }) => role));
  const free = titles.map(({ column }) => column).filter((column) => !holds(chosen, column));
  const isHeader = table.isChosen || chosen.length >= fewestTitles;
  const open = { columns: isHeader ? free : [], taken, body: table.body };
  const shown = recogniseValues(family, open, context);
  const all = [
    ...chosen,
    ...[...shown].map(([role, column]) => ({ role, column, score: scoreOfValues })),
  ];
  const columns = Object.fromEntries(all.map(({ role, column }) => [role, column]));
  const missing = missingRoles(columns, family);
  const unmapped = free.filter((column) => !holds(all, column));
  const fit = all.reduce((sum, { role, score }) => sum + score * weightOf(role, family), 0);
  const score = fit - 0.4 * unmapped.length - missingCosts * missing.length;
  return { columns, missing, unmapped, score };
}

/** Whether what is there tells the kind of table although a required column may be missing. */
export function isTolerable(
  { score, missing }: Pick<RecognisedColumns, 'score' | 'missing'>,
  family: TableFamily,
): boolean {
  if (missing.length === 0) return score >= leastScore;
  const ofThoseThere = score + missingCosts * missing.length;
  return (
    missing.length < requiredRoles[family].length &&
    ofThoseThere >= leastScoreWithGaps + missing.length
  );
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

/** The best fit for each role first; a role or column that has one takes no other. */
export function bestFits(fits: readonly Fit[]): readonly Fit[] {
  const chosen: Fit[] = [];
  for (const fit of fits.toSorted((a, b) => b.score - a.score || a.column - b.column)) {
    if (chosen.some((each) => each.role === fit.role || each.column === fit.column)) continue;
    chosen.push(fit);
  }
  return chosen;
}

export function fitsOf(
  { key, column }: Title,
  wordsOfRoles: Readonly<Record<string, readonly string[]>>,
): Fit[] {
  return Object.entries(wordsOfRoles).flatMap(([role, words]) => {
    const score = wordScore(key, words);
    return score > 0 ? [{ role, column, score }] : [];
  });
}

function oneWordScore(key: string, word: string): number {
  if (key === word) return 1;
  if (word.length < 2 || !key.includes(word) || word.length * 2 < key.length) return 0;
  return (0.8 * word.length) / key.length;
}

function titlesOf(header: SheetRow): readonly Title[] {
  return header.cells.flatMap((cell, column) => {
    if (!cell || cell.text.length > longestTitle) return [];
    return [{ key: titleKey(cell.text), column }];
  });
}

function fitsOfTitles(titles: readonly Title[], family: TableFamily): readonly Fit[] {
  return titles.flatMap((title) => fitsOf(title, columnWords[family]));
}

/** 类别 and 类型 stand over many things: the mode of a review only where the cells name modes. */
function suits({ role, column }: Fit, body: readonly SheetRow[]): boolean {
  if (role !== 'mode') return true;
  const texts = body.flatMap((row) => row.cells[column]?.text ?? []);
  const modes = texts.filter((text) => modeOfWords(text) !== undefined);
  return modes.length > 0 && modes.length * 2 >= texts.length;
}

function holds(fits: readonly Fit[], column: number): boolean {
  return fits.some((fit) => fit.column === column);
}

function weightOf(role: string, family: TableFamily): number {
  const required: readonly string[] = requiredRoles[family];
  return required.includes(role) ? 2 : 1;
}
