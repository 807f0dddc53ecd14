import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyDirectory } from '#core/imports/directory.ts';
import { resolveImport, type ResolvedImport } from '#core/imports/resolve-import.ts';
import type { SheetRow, SheetTable } from '#core/imports/sheet.ts';
import { cellRef } from '#core/imports/sheet.ts';
import { understandSheets } from '#core/imports/understand-sheets.ts';
import { countingIds, exampleBytes, exampleFiles } from '../../../test/support/example-sheets.ts';
import { readSheets } from './sheet-reader.ts';

const placeKeys = new Set(['source', 'ref', 'refs', 'row', 'review', 'contribution', 'ideas']);
const tables = exampleFiles.flatMap((file) => {
  const read = readSheets(exampleBytes(file), file);
  return read.ok ? read.value : [];
});
const headerRows = understandSheets(tables, { year: 2026 }).map(
  (sheet) => sheet.mapping?.headerRow ?? 0,
);
const expected = recordedBy(tables);

test('columns and rows in any other order record the same', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat(10_000)), (numbers) => {
      const next = () => numbers.next().value;
      const shuffled = tables.map((table, at) => shuffledTable(table, headerRows[at] ?? 0, next));

      expect(recordedBy(shuffled)).toEqual(expected);
    }),
    { numRuns: 12 },
  );
}, 60_000);

/** What would be recorded, by names instead of ids and in an order of its own. */
function recordedBy(sheets: readonly SheetTable[]): readonly string[] {
  const resolved = resolveImport(understandSheets(sheets, { year: 2026 }), {
    directory: emptyDirectory,
    newId: countingIds(),
  });
  const names = namesOf(resolved);
  const { reviews, openings, contributions, ideas, rectifications, tallies, members } = resolved;
  const rows = [reviews, openings, contributions, ideas, rectifications, tallies, members];
  return rows
    .flatMap((kind) => (kind as readonly object[]).map((row) => textOf(row, names)))
    .sort();
}

function namesOf({ directory }: ResolvedImport): ReadonlyMap<string, string> {
  return new Map<string, string>([
    ...directory.people.map((each) => [each.personId, each.name] as const),
    ...directory.organisations.map((each) => [each.organisationId, each.name] as const),
  ]);
}

/** Where something stood is left out; lists whose order follows the rows are sorted. */
function textOf(value: unknown, names: ReadonlyMap<string, string>): string {
  if (typeof value === 'string') return JSON.stringify(names.get(value) ?? value);
  if (Array.isArray(value))
    return `[${value
      .map((each) => textOf(each, names))
      .sort()
      .join()}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = Object.entries(value).filter(([key]) => !placeKeys.has(key));
  const texts = fields.map(([key, each]) => `${key}:${textOf(each, names)}`);
  return `{${texts.sort().join()}}`;
}

/** Rows under the header and all columns change places; what stands above or below the table stays. */
function shuffledTable(table: SheetTable, header: number, next: () => number): SheetTable {
  if (header === 0) return table;
  const width = Math.max(...table.rows.map((row) => row.cells.length));
  const columns = shuffled([...Array(width).keys()], next);
  const isRecord = (row: SheetRow) => row.number > header && row.cells.filter(Boolean).length > 2;
  const moved = shuffled(table.rows.filter(isRecord), next);
  let taken = 0;
  const rows = table.rows.map((row) => {
    const from = isRecord(row) ? (moved[taken++] ?? row) : row;
    const isTable = isRecord(row) || row.number === header;
    return isTable ? movedRow(from, row.number, columns) : row;
  });
  return { ...table, rows };
}

function movedRow(row: SheetRow, number: number, columns: readonly number[]): SheetRow {
  const cells = columns.map((from, column) => {
    const cell = row.cells[from];
    if (!cell) return undefined;
    const { mergedFrom: _mergedFrom, ...own } = cell;
    return { ...own, ref: cellRef(column, number) };
  });
  return { number, cells };
}

function shuffled<Item>(items: readonly Item[], next: () => number): readonly Item[] {
  return items
    .map((item) => ({ item, rank: next() }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}
