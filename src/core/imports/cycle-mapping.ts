import { cycleHeadings, cycleWords, requiredCycleRoles } from './cycle-words.ts';
import { bestFits, fitsOf, titleKey, type Columns } from './recognise-columns.ts';
import { firstText } from './review-sheet-kind.ts';
import type { SheetRow, SheetTable } from './sheet.ts';

/** A cycle sheet has its titles in lines: `columns` gives the number of the row of each role. */
export type CycleLines = {
  readonly columns: Columns;
  readonly missing: readonly string[];
  readonly unmapped: readonly number[];
  readonly score: number;
};

const mostLines = 60;
const longestTitle = 20;

/** `undefined` when too few lines carry the very words of such a sheet. */
export function recogniseCycle(table: SheetTable, fewestKnown = 4): CycleLines | undefined {
  const lines = cycleLines(table);
  const titled = lines.map((row) => ({ key: lineTitle(row), column: row.number }));
  const fits = titled.flatMap((title) => fitsOf(title, cycleWords));
  const chosen = bestFits(fits);
  const known = fits.filter((fit) => fit.score === 1).length;
  if (known < fewestKnown) return undefined;
  const columns = Object.fromEntries(chosen.map(({ role, column }) => [role, column]));
  const unmapped = titled
    .map(({ column }) => column)
    .filter((column) => !chosen.some((fit) => fit.column === column));
  return { columns, missing: missingLines(columns), unmapped, score: 1.5 * known };
}

export function missingLines(columns: Columns): readonly string[] {
  return requiredCycleRoles.filter((role) => columns[role] === undefined);
}

/** Rows of a title and a value. */
export function cycleLines(table: SheetTable): readonly SheetRow[] {
  return table.rows
    .slice(0, mostLines)
    .filter((row) => row.cells.filter(Boolean).length >= 2 && !cycleHeadings.has(lineTitle(row)));
}

function lineTitle(row: SheetRow): string {
  return titleKey(firstText(row).slice(0, longestTitle));
}
