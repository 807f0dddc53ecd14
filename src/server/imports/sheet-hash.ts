import { createHash } from 'node:crypto';
import type { SheetRefusal } from '#core/imports/sheet-refusal.ts';
import type { SheetTable } from '#core/imports/sheet.ts';
import { accept, refuse, type Result } from '#core/kernel/result.ts';
import { readSheets } from './sheet-reader.ts';
import { unfitness } from './sheet-fitness.ts';

/**
 * SHA-256 of what the cells say, hexadecimal: the same for a workbook that was only saved again.
 * A line of JSON for the name of each sheet, `["会议点评"]`, and one for the texts of each filled row
 * from its first column to its last filled one, `["1","2026-09-12",""]`; each line ends with `\n`.
 */
export function cellsHashOf(tables: readonly SheetTable[]): string {
  const hash = createHash('sha256');
  for (const { name, rows } of tables) {
    hash.update(`${JSON.stringify([name])}\n`);
    for (const { cells } of rows) {
      const last = cells.findLastIndex((cell) => cell !== undefined);
      const texts = Array.from(cells.slice(0, last + 1), (cell) => cell?.text ?? '');
      hash.update(`${JSON.stringify(texts)}\n`);
    }
  }
  return hash.digest('hex');
}

/** Of a file that can be read and is fit for an import. */
export function readCellsHash(bytes: Uint8Array, fileName: string): Result<string, SheetRefusal> {
  const read = readSheets(bytes, fileName);
  if (!read.ok) return read;
  const unfit = unfitness(bytes, fileName, read.value);
  return unfit ? refuse(unfit) : accept(cellsHashOf(read.value));
}
