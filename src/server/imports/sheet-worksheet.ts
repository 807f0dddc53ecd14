import { cleanText } from '#core/imports/cell-text.ts';
import { cellRef, partsOfRef, type Cell, type SheetRow } from '#core/imports/sheet.ts';
import { dateOfSerial } from '#core/imports/understand-date.ts';
import { calendarDate } from '#core/kernel/calendar-date.ts';
import { sheetLimits, SheetRefused } from './sheet-limits.ts';
import type { DateStyles } from './sheet-workbook.ts';
import { readXml } from './sheet-xml.ts';

export type CellSources = {
  readonly sharedStrings: readonly string[];
  readonly dateStyles: DateStyles;
  readonly countsFrom1904: boolean;
  /** What is left for the whole file; counted down while reading. */
  readonly budget: { cells: number; characters: number };
};
export type Worksheet = { readonly rows: readonly SheetRow[]; readonly merges: readonly string[] };

type OpenCell = {
  readonly column: number;
  readonly row: number;
  readonly type: string;
  readonly style: number;
  readonly value: string[];
  formula: boolean;
};

const daysFrom1900To1904 = 1462;

/** Reads the sheet in pieces and stops at the first row too many. */
export function readWorksheet(part: Uint8Array, sources: CellSources): Worksheet {
  const rows: SheetRow[] = [];
  const merges: string[] = [];
  let rowNumber = 0;
  let nextColumn = 0;
  let cells: (Cell | undefined)[] = [];
  let open: OpenCell | undefined;
  let inValue = false;
  let phonetic = false;
  readXml(part, {
    open(tag, attributes) {
      if (tag === 'row') {
        rowNumber = rowNumberOf(attributes['r'], rowNumber);
        nextColumn = 0;
        cells = [];
      } else if (tag === 'c') {
        open = openCell(attributes, rowNumber, nextColumn);
        nextColumn = open.column + 1;
      } else if (tag === 'f' && open) {
        open.formula = true;
      } else if (tag === 'rPh') {
        phonetic = true;
      } else if (tag === 'v' || tag === 't') {
        inValue = !phonetic;
      } else if (tag === 'mergeCell' && merges.length < sheetLimits.merges) {
        merges.push(attributes['ref'] ?? '');
      }
    },
    text(text) {
      if (inValue) open?.value.push(text);
    },
    close(tag) {
      if (tag === 'v' || tag === 't') inValue = false;
      if (tag === 'rPh') phonetic = false;
      if (tag === 'c' && open) {
        keep(open);
        open = undefined;
      }
      if (tag === 'row' && cells.length > 0) keepRow();
    },
  });
  return { rows, merges };

  function keep(raw: OpenCell): void {
    const cell = closeCell(raw, sources);
    if (!cell) return;
    if (raw.column >= sheetLimits.columns) throw new SheetRefused('too-many-columns');
    sources.budget.cells -= 1;
    sources.budget.characters -= cell.text.length;
    if (sources.budget.cells < 0 || sources.budget.characters < 0) {
      throw new SheetRefused('too-many-cells');
    }
    cells[raw.column] = cell;
  }

  function keepRow(): void {
    rows.push({ number: rowNumber, cells: Array.from(cells) });
    if (rows.length > sheetLimits.rows) throw new SheetRefused('too-many-rows');
  }
}

function rowNumberOf(attribute: string | undefined, previous: number): number {
  const number = Number(attribute ?? previous + 1);
  if (!Number.isInteger(number) || number <= previous || number > 1_048_576) {
    throw new SheetRefused('damaged-file');
  }
  return number;
}

function openCell(
  attributes: Readonly<Record<string, string>>,
  row: number,
  nextColumn: number,
): OpenCell {
  const parts = attributes['r'] === undefined ? undefined : partsOfRef(attributes['r']);
  return {
    column: parts?.column ?? nextColumn,
    row,
    type: attributes['t'] ?? 'n',
    style: Number(attributes['s'] ?? 0),
    value: [],
    formula: false,
  };
}

function closeCell(raw: OpenCell, sources: CellSources): Cell | undefined {
  const value = raw.value.join('');
  if (value === '') return undefined;
  const ref = cellRef(raw.column, raw.row);
  const content = contentOf(raw, value, sources);
  if (content.text === '') return undefined;
  return raw.formula ? { ref, ...content, formula: true } : { ref, ...content };
}

function contentOf(raw: OpenCell, value: string, sources: CellSources): Omit<Cell, 'ref'> {
  switch (raw.type) {
    case 's':
      return textContent(sources.sharedStrings[Number(value)] ?? '');
    case 'n':
      return numberContent(raw, value, sources);
    case 'd':
      return dateContent(value);
    case 'b':
      return textContent(value === '1' ? 'TRUE' : 'FALSE');
    case 'e':
      return textContent('');
    default:
      return textContent(value);
  }
}

function textContent(text: string): Omit<Cell, 'ref'> {
  return { text: cleanText(text.slice(0, sheetLimits.cellCharacters)) };
}

function dateContent(value: string): Omit<Cell, 'ref'> {
  const date = calendarDate(value.slice(0, 10));
  return date ? { text: date, date } : textContent(value);
}

function numberContent(raw: OpenCell, value: string, sources: CellSources): Omit<Cell, 'ref'> {
  const number = Number(value);
  if (!Number.isFinite(number)) return textContent(value);
  const datePrecision = sources.dateStyles[raw.style];
  const serial = sources.countsFrom1904 ? number + daysFrom1900To1904 : number;
  const date = datePrecision === undefined ? undefined : dateOfSerial(serial);
  if (datePrecision === undefined || !date) return { text: plainNumber(number), number };
  return { text: datePrecision === 'day' ? date : date.slice(0, 7), number, date, datePrecision };
}

/** 13912345678 and 0.30000000000000004 as people would have typed them. */
function plainNumber(number: number): string {
  const text = String(Number(number.toPrecision(15)));
  return text.includes('e')
    ? String(BigInt(Math.trunc(Math.min(1e21, Math.max(-1e21, number)))))
    : text;
}
