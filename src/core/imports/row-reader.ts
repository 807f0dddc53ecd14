import { problemAt, type Place, type Problem } from './problem.ts';
import type { Columns } from './recognise-columns.ts';
import type { SheetMapping } from './sheet-mapping.ts';
import { cellRef, type Cell, type SheetRow, type SheetTable } from './sheet.ts';
import { understandDate, type DateContext, type UnderstoodDate } from './understand-date.ts';

/** Where a draft comes from: the row, and the columns of its sheet, which all rows share. */
export type RowSource = {
  readonly sheet: string;
  readonly row: number;
  readonly columns: Columns;
};

/** What came of one row: perhaps a draft, and what is to be said about it. */
export type Read<Draft> = { readonly draft?: Draft; readonly problems: readonly Problem[] };

export type RowReader = {
  readonly source: RowSource;
  cell(role: string): Cell | undefined;
  /** The text of a role, never empty. */
  text(role: string): string | undefined;
  place(role: string): Place;
};

const proseRoles: ReadonlySet<string> = new Set([
  'achievement',
  'shortcoming',
  'requirement',
  'encouragement',
  'solved',
  'keyPoints',
  'followUp',
  'text',
  'handling',
  'problem',
  'measure',
  'progress',
]);

export function rowReader(sheet: string, row: SheetRow, columns: Columns): RowReader {
  const source = { sheet, row: row.number, columns };
  const cell = (role: string) => {
    const column = columns[role];
    return column === undefined ? undefined : row.cells[column];
  };
  return {
    source,
    cell,
    text: (role) => cell(role)?.text.trim() || undefined,
    place: (role) => placeOf(source, role),
  };
}

export function placeOf(source: RowSource, role: string): Place {
  return { sheet: source.sheet, ref: cellRef(source.columns[role] ?? 0, source.row) };
}

/** Rows below the header that hold a record: no totals, no remarks, no repeated header. */
export function recordRows(table: SheetTable, mapping: SheetMapping): readonly SheetRow[] {
  const header = table.rows.find((row) => row.number === mapping.headerRow);
  return table.rows.filter(
    (row) =>
      row.number > mapping.headerRow &&
      !isFooter(row) &&
      !(header && sameTexts(row, header)) &&
      Object.entries(mapping.columns).some(
        ([role, column]) => role !== 'number' && ownText(row.cells[column ?? -1]) !== '',
      ),
  );
}

export function footerRows(table: SheetTable, mapping: SheetMapping): readonly SheetRow[] {
  return table.rows.filter((row) => row.number > mapping.headerRow && isFooter(row));
}

const footerWords =
  /^(合计|总计|小计|共计|总数|备注|说明|注[:：]|注意|填表人|填报人|填表|制表|审核|记录人|以上|统计|发出|收回|total)/i;

/** 合计 66人; 注:……; 填表人:……: few cells, the first of which says so. */
function isFooter(row: SheetRow): boolean {
  const own = row.cells.filter((cell) => cell !== undefined && cell.mergedFrom === undefined);
  if (own.length === 0 || own.length > 4) return false;
  return footerWords.test(ownText(own[0]));
}

function ownText(cell: Cell | undefined): string {
  return cell && cell.mergedFrom === undefined ? cell.text.normalize('NFKC').trim() : '';
}

function sameTexts(row: SheetRow, header: SheetRow): boolean {
  return header.cells.every((cell, column) => cell?.text === row.cells[column]?.text);
}

export function lengthProblems(reader: RowReader): readonly Problem[] {
  return Object.keys(reader.source.columns).flatMap((role) => {
    const limit = proseRoles.has(role) ? 4000 : 300;
    const length = reader.text(role)?.length ?? 0;
    if (length <= limit) return [];
    return [problemAt('text-too-long', reader.place(role), { length, limit })];
  });
}

/** The day in a cell; a month or year alone is not enough. */
export function readDay(
  reader: RowReader,
  role: string,
  context: DateContext,
): Read<UnderstoodDate> {
  const read = readPeriod(reader, role, context);
  if (!read.draft || read.draft.precision === 'day') return read;
  const text = reader.text(role) ?? '';
  return { problems: [problemAt('date-not-understood', reader.place(role), { text })] };
}

/** The day, month or year in a cell. */
export function readPeriod(
  reader: RowReader,
  role: string,
  context: DateContext,
): Read<UnderstoodDate> {
  const date = understandDate(reader.cell(role), context);
  if (date.ok) return { draft: date.value, problems: [] };
  const text = (reader.text(role) ?? '').slice(0, 100);
  return { problems: [problemAt(date.refusal, reader.place(role), { text })] };
}

export function missingValue(reader: RowReader, role: string): readonly Problem[] {
  return reader.text(role) === undefined
    ? [problemAt('value-missing', reader.place(role), { role })]
    : [];
}
