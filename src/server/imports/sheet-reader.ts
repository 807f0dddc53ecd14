import { accept, refuse, type Result } from '#core/kernel/result.ts';
import type { SheetTable } from '#core/imports/sheet.ts';
import type { SheetRefusal } from '#core/imports/sheet-refusal.ts';
import { readCsv } from './sheet-csv.ts';
import { sheetLimits, SheetRefused } from './sheet-limits.ts';
import { readXlsx } from './sheet-xlsx.ts';

/**
 * Reads the filled sheets of an .xlsx or .csv file. What the bytes are decides, not the file name,
 * which only names the sheet of a .csv. Hidden sheets are read too. Never throws for bad input.
 */
export function readSheets(
  bytes: Uint8Array,
  fileName: string,
): Result<readonly SheetTable[], SheetRefusal> {
  if (bytes.length > sheetLimits.fileBytes) return refuse('file-too-large');
  if (bytes.length === 0) return refuse('file-empty');
  const oldFormat = refusalOfSignature(bytes);
  if (oldFormat) return refuse(oldFormat);
  return readFilledSheets(() =>
    startsWith(bytes, [0x50, 0x4b]) ? readXlsx(bytes) : [readCsv(bytes, baseName(fileName))],
  );
}

function readFilledSheets(
  read: () => readonly SheetTable[],
): Result<readonly SheetTable[], SheetRefusal> {
  try {
    const filled = read().filter((table) => table.rows.length > 0);
    return filled.length === 0 ? refuse('no-filled-sheet') : accept(filled);
  } catch (error) {
    if (error instanceof SheetRefused) return refuse(error.refusal);
    throw error;
  }
}

function refusalOfSignature(bytes: Uint8Array): SheetRefusal | undefined {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return holdsUtf16(bytes, 'EncryptedPackage') ? 'password-protected' : 'old-format';
  }
  const isPicturePdfOrArchive =
    startsWith(bytes, [0x25, 0x50, 0x44, 0x46]) ||
    startsWith(bytes, [0x89, 0x50, 0x4e, 0x47]) ||
    startsWith(bytes, [0xff, 0xd8, 0xff]) ||
    startsWith(bytes, [0x47, 0x49, 0x46, 0x38]) ||
    startsWith(bytes, [0x52, 0x61, 0x72, 0x21]) ||
    startsWith(bytes, [0x37, 0x7a, 0xbc, 0xaf]) ||
    startsWith(bytes, [0x1f, 0x8b]) ||
    startsWith(bytes, [0x7f, 0x45, 0x4c, 0x46]);
  return isPicturePdfOrArchive ? 'not-a-spreadsheet' : undefined;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function holdsUtf16(bytes: Uint8Array, word: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(word, 0, 'utf16le');
}

function baseName(fileName: string): string {
  const name = fileName.split(/[\\/]/).at(-1) ?? fileName;
  return name.replace(/\.[^.]*$/, '').slice(0, 100) || 'csv';
}
