import type { SheetRefusal } from '#core/imports/sheet-refusal.ts';
import { mapSheet } from '#core/imports/sheet-mapping.ts';
import type { SheetTable } from '#core/imports/sheet.ts';

/** Why a file that can be read is not taken; a file read for a draft was asked this when uploaded. */
export function unfitness(
  bytes: Uint8Array,
  fileName: string,
  tables: readonly SheetTable[],
): SheetRefusal | undefined {
  if (!isNamedAsItIs(bytes, fileName)) return 'name-and-content-differ';
  return tables.some((table) => isTable(table) || mapSheet(table)) ? undefined : 'no-table';
}

const endings = { workbook: ['xlsx'], text: ['csv', 'tsv', 'txt'] } as const;

/** A name without an ending says nothing; that of `点评 9.22` is a date. */
function isNamedAsItIs(bytes: Uint8Array, fileName: string): boolean {
  const ending = /\.([a-z][a-z0-9]{1,7})$/i.exec(fileName.trim())?.[1]?.toLowerCase();
  if (ending === undefined) return true;
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return endings[isZip ? 'workbook' : 'text'].some((each) => each === ending);
}

/** Columns that run on over several rows: what they hold can be pointed out in the preview. */
function isTable({ rows }: SheetTable): boolean {
  return rows.filter(({ cells }) => cells.filter(Boolean).length > 1).length > 1;
}
