import type { SheetRefusal } from '#core/imports/sheet-refusal.ts';

export const sheetLimits = {
  fileBytes: 20 * 1024 * 1024,
  /** All parts of one xlsx, unpacked. */
  unpackedBytes: 200 * 1024 * 1024,
  /** One part; sheets are read in pieces, so this bounds memory as well. */
  partBytes: 120 * 1024 * 1024,
  /** Beyond this ratio nobody typed it, once it is larger than `ratioFromBytes`. */
  ratio: 200,
  ratioFromBytes: 20 * 1024 * 1024,
  zipEntries: 2_000,
  sheets: 50,
  rows: 20_000,
  columns: 500,
  cells: 600_000,
  sharedStrings: 400_000,
  textCharacters: 40_000_000,
  cellCharacters: 32_767,
  merges: 20_000,
} as const;

/** Thrown inside the reader only; `readSheets` turns it into a refusal. */
export class SheetRefused extends Error {
  readonly refusal: SheetRefusal;
  constructor(refusal: SheetRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}
