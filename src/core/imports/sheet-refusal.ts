/** Why a file is not read; the catalogues hold a sentence for each that says what to do, as 另存为 .xlsx. */
export const sheetRefusals = [
  'file-too-large',
  'file-empty',
  'not-a-spreadsheet',
  'old-format',
  'password-protected',
  'has-macros',
  'binary-workbook',
  'open-document',
  'web-page-as-spreadsheet',
  'damaged-file',
  'zip-bomb',
  'too-many-rows',
  'too-many-columns',
  'too-many-cells',
  'too-many-sheets',
  'no-filled-sheet',
  'too-complex',
  'name-and-content-differ',
  'no-table',
] as const;
export type SheetRefusal = (typeof sheetRefusals)[number];
