import { strFromU8 } from 'fflate';
import type { Cell, Row } from 'write-excel-file/node';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import { legalXmlText } from './xml.ts';
import { sharedTexts, type SharedTexts } from './workbook-texts.ts';
import { withPageSetup, withPrintTitles, type SheetPrint } from './workbook-print.ts';
import { unzipBytes, zipBytes } from './zip.ts';

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
  const texts = sharedTexts();
  const laidOut = sheets.map((sheet, at) => layOut(sheet, names[at] ?? '', texts));
  const prints = sheets.map((sheet, at) => ({
    orientation: sheet.orientation,
    name: names[at] ?? '',
    headRows: laidOut[at]?.stickyRowsCount ?? 1,
  }));
  const files = unzipBytes(await writeExcelFile(laidOut).toBuffer());
  return zipBytes(
    [...files].map(([path, bytes]) => {
      if (path === 'xl/sharedStrings.xml') return { path, content: texts.fillIn(strFromU8(bytes)) };
      return { path, content: printable(path, bytes, prints) };
    }),
  );
}

function printable(
  path: string,
  bytes: Uint8Array,
  prints: readonly SheetPrint[],
): string | Uint8Array {
  if (path === 'xl/workbook.xml') return withPrintTitles(strFromU8(bytes), prints);
  const sheet = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(path);
  const print = prints[Number(sheet?.[1]) - 1];
  return print ? withPageSetup(strFromU8(bytes), print) : bytes;
}

function layOut(sheet: WorkbookSheet, name: string, texts: SharedTexts) {
  const heads = headRows(sheet, texts);
  const data: Row[] = [...heads];
  for (const row of sheet.rows) data.push(row.map((cell) => bodyCell(cell, texts)));
  const columns = sheet.columns.map(({ width }) => ({ width }));
  return { data, sheet: name, columns, stickyRowsCount: heads.length };
}

const titleLook = { fontSize: 16, fontWeight: 'bold', align: 'center', height: 30 } as const;
const headLook = { fontWeight: 'bold', align: 'center', backgroundColor: '#f0ede5' } as const;

function headRows(sheet: WorkbookSheet, texts: SharedTexts): Row[] {
  const overAll = { columnSpan: sheet.columns.length };
  const note = sheet.note ? [[{ ...texts.cell(sheet.note), ...overAll }]] : [];
  return [
    [{ ...texts.cell(sheet.title), ...titleLook, ...overAll }],
    ...note,
    sheet.columns.map(({ heading }) => ({ ...frame, ...texts.cell(heading), ...headLook })),
  ];
}

const frame = {
  borderStyle: 'thin',
  borderColor: '#85817a',
  wrap: true,
  alignVertical: 'center',
} as const;

function bodyCell(cell: WorkbookCell, texts: SharedTexts): Cell {
  if (cell === undefined || cell === '') return frame;
  if (typeof cell === 'string') return { ...frame, ...texts.cell(cell) };
  if (typeof cell === 'number') return { ...frame, value: cell, type: Number };
  const day = new Date(`${cell.date}T00:00:00Z`);
  return { ...frame, value: day, type: Date, format: 'yyyy-mm-dd' };
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
