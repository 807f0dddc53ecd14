import { cellRef, partsOfRef, type Cell, type SheetRow } from '#core/imports/sheet.ts';

type Range = { readonly column: number; readonly from: number; readonly to: number };

/** Repeats the value of a range merged over several rows in its first column, down to the last row. */
export function fillMergedDown(
  rows: readonly SheetRow[],
  merges: readonly string[],
): readonly SheetRow[] {
  const ranges = merges.flatMap((merge) => rangeOf(merge) ?? []);
  if (ranges.length === 0) return rows;
  const cellsByRow = new Map(rows.map((row) => [row.number, [...row.cells]]));
  const indexOfRow = new Map(rows.map((row, index) => [row.number, index]));
  for (const range of ranges) {
    const start = indexOfRow.get(range.from);
    if (start !== undefined) fill(range, { rows, start: start + 1 }, cellsByRow);
  }
  return rows.map((row) => ({
    number: row.number,
    cells: cellsByRow.get(row.number) ?? row.cells,
  }));
}

function rangeOf(merge: string): Range | undefined {
  const [first, last] = merge.split(':').map(partsOfRef);
  if (!first || !last || last.row <= first.row || last.column < first.column) return undefined;
  return { column: first.column, from: first.row, to: last.row };
}

function fill(
  range: Range,
  { rows, start }: { readonly rows: readonly SheetRow[]; readonly start: number },
  cellsByRow: ReadonlyMap<number, (Cell | undefined)[]>,
): void {
  const source = cellsByRow.get(range.from)?.[range.column];
  if (!source) return;
  for (let index = start; index < rows.length; index += 1) {
    const row = rows[index];
    if (!row || row.number > range.to) return;
    const cells = cellsByRow.get(row.number);
    if (!cells || cells[range.column]) continue;
    cells[range.column] = {
      ...source,
      ref: cellRef(range.column, row.number),
      mergedFrom: source.ref,
    };
  }
}
