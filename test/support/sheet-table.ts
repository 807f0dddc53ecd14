import { cellRef, type SheetTable } from '#core/imports/sheet.ts';

/** A sheet of plain texts from A1 on; an empty text is an empty cell. */
export function tableOf(name: string, rows: readonly (readonly string[])[]): SheetTable {
  const filled = rows.map((texts, index) => ({
    number: index + 1,
    cells: texts.map((text, column) =>
      text === '' ? undefined : { ref: cellRef(column, index + 1), text },
    ),
  }));
  return { name, rows: filled.filter((row) => row.cells.some(Boolean)) };
}

/** The same sheet with its columns in another order. */
export function withColumns(
  rows: readonly (readonly string[])[],
  order: readonly number[],
): string[][] {
  return rows.map((row) => order.map((column) => row[column] ?? ''));
}
