import type { SheetTable } from '#core/imports/sheet.ts';
import { fillMergedDown } from './sheet-merges.ts';
import { sheetLimits, SheetRefused } from './sheet-limits.ts';
import {
  readSharedStrings,
  readStyles,
  readWorkbook,
  type WorkbookSheet,
} from './sheet-workbook.ts';
import { readWorksheet, type CellSources } from './sheet-worksheet.ts';
import { openZip, type ZipParts } from './sheet-zip.ts';

/** Reads all sheets of an .xlsx; sizes are checked before anything is unpacked. */
export function readXlsx(bytes: Uint8Array): readonly SheetTable[] {
  const parts = openZip(bytes);
  refuseOtherFormats(parts);
  const workbook = readWorkbook(parts);
  if (workbook.sheets.length > sheetLimits.sheets) throw new SheetRefused('too-many-sheets');
  const sources: CellSources = {
    sharedStrings: readSharedStrings(parts, workbook.sharedStringsPart),
    dateStyles: readStyles(parts, workbook.stylesPart),
    countsFrom1904: workbook.countsFrom1904,
    budget: { cells: sheetLimits.cells, characters: sheetLimits.textCharacters },
  };
  return workbook.sheets.map((sheet) => readSheet(parts, sheet, sources));
}

function readSheet(parts: ZipParts, sheet: WorkbookSheet, sources: CellSources): SheetTable {
  const part = parts.read(sheet.part);
  if (!part) throw new SheetRefused('damaged-file');
  const { rows, merges } = readWorksheet(part, sources);
  return { name: sheet.name, rows: fillMergedDown(rows, merges) };
}

function refuseOtherFormats(parts: ZipParts): void {
  const names = parts.names;
  if (names.some((name) => /vbaProject\.bin$/i.test(name))) throw new SheetRefused('has-macros');
  if (names.includes('xl/workbook.bin')) throw new SheetRefused('binary-workbook');
  if (names.includes('content.xml') && names.includes('mimetype')) {
    throw new SheetRefused('open-document');
  }
  if (!names.includes('[Content_Types].xml')) throw new SheetRefused('not-a-spreadsheet');
  if (!names.some((name) => /^xl\//i.test(name))) throw new SheetRefused('not-a-spreadsheet');
}
