import { strFromU8 } from 'fflate';
import type { Cell, Row, Sheet } from 'write-excel-file/node';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import { legalXmlText } from './xml.ts';
import { withPageSetup, withPrintTitles, type SheetPrint } from './workbook-print.ts';
import { unzipBytes, zipBytes, type ZipEntry } from './zip.ts';

/** A sheet of an office: a title over all columns, one header row that stays in view, and rows. */
export interface WorkbookSheet {
  /** At most 31 characters are kept; `\ / ? * [ ] :` become spaces. */
  readonly name: string;
  readonly title: string;
  /** A line under the title, e.g. the date of the figures. */
  readonly note?: string;
  readonly columns: readonly WorkbookColumn[];
  readonly rows: Iterable<readonly WorkbookCell[]>;
  readonly orientation: 'portrait' | 'landscape';
}

/** `width` in characters of the default font; a Chinese character takes two. */
export interface WorkbookColumn {
  readonly heading: string;
  readonly width: number;
}

/** Text is always text, whatever it begins with; a number is a whole number or a share. */
export type WorkbookCell = string | number | { readonly date: CalendarDate } | undefined;

/** An xlsx file; the same sheets give the same bytes. Loads its library on first use. */
export async function writeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const names = sheetNames(sheets);
  const written = writeExcelFile(sheets.map((sheet, at) => layOut(sheet, names[at] ?? '')));
  const prints = sheets.map((sheet, at) => ({
    orientation: sheet.orientation,
    name: names[at] ?? '',
    headRows: headRows(sheet).length,
  }));
  const files = unzipBytes(await written.toBuffer());
  return zipBytes([...files].map(([path, content]) => printable(path, content, prints)));
}

function printable(path: string, content: Uint8Array, prints: readonly SheetPrint[]): ZipEntry {
  if (path === 'xl/workbook.xml') {
    return { path, content: withPrintTitles(strFromU8(content), prints) };
  }
  const sheet = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(path);
  const print = prints[Number(sheet?.[1]) - 1];
  return { path, content: print ? withPageSetup(strFromU8(content), print) : content };
}

/** What a cell can hold: no characters that XML forbids, and 32,767 of them at most. */
export function cellTextOf(text: string): string {
  const legal = legalXmlText(text).replace(/\r\n?/g, '\n');
  return legal.length <= cellLimit ? legal : `${trimmed(legal)}…`;
}

const cellLimit = 32_767;

function trimmed(text: string): string {
  return text.slice(0, cellLimit - 1).replace(/[\ud800-\udbff]$/, '');
}

function layOut(sheet: WorkbookSheet, name: string): Sheet<Buffer> {
  const heads = headRows(sheet);
  const data: Row[] = [...heads];
  for (const row of sheet.rows) data.push(row.map(bodyCell));
  return {
    data,
    sheet: name,
    columns: sheet.columns.map(({ width }) => ({ width })),
    stickyRowsCount: heads.length,
  };
}

function headRows(sheet: WorkbookSheet): Row[] {
  const title = { fontSize: 16, fontWeight: 'bold', align: 'center', height: 30 } as const;
  const note = { textColor: '#565f6a' } as const;
  const head = {
    ...frame,
    fontWeight: 'bold',
    align: 'center',
    backgroundColor: '#f0ede5',
  } as const;
  return [
    [{ ...text(sheet.title), ...title, columnSpan: sheet.columns.length }],
    ...(sheet.note ? [[{ ...text(sheet.note), ...note, columnSpan: sheet.columns.length }]] : []),
    sheet.columns.map(({ heading }) => ({ ...text(heading), ...head })),
  ];
}

const frame = {
  borderStyle: 'thin',
  borderColor: '#85817a',
  wrap: true,
  alignVertical: 'center',
} as const;

function bodyCell(cell: WorkbookCell): Cell {
  if (cell === undefined || cell === '') return frame;
  if (typeof cell === 'string') return { ...frame, ...text(cell) };
  if (typeof cell === 'number') return { ...frame, value: cell, type: Number };
  const day = new Date(`${cell.date}T00:00:00Z`);
  return { ...frame, value: day, type: Date, format: 'yyyy-mm-dd' };
}

/** `@` keeps the cell text when someone edits it in the spreadsheet, also `=1+1`. */
function text(words: string) {
  return { value: cellTextOf(words), type: String, format: '@' } as const;
}

/** Names that a spreadsheet accepts, each once. */
function sheetNames(sheets: readonly WorkbookSheet[]): readonly string[] {
  const taken = new Set<string>();
  return sheets.map(({ name }, at) => {
    const plain = legalXmlText(name)
      .replace(/[\\/?*[\]:]/g, ' ')
      .replace(/^'|'$/g, ' ')
      .trim()
      .slice(0, 31);
    const unique =
      plain !== '' && !taken.has(plain) ? plain : `${plain.slice(0, 26)} (${at + 1})`.trim();
    taken.add(unique);
    return unique;
  });
}
