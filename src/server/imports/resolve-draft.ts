import type { Directory } from '#core/imports/directory.ts';
import type { Problem } from '#core/imports/problem.ts';
import type { RecordedBefore } from '#core/imports/recording.ts';
import { type ResolvedImport, resolveImport } from '#core/imports/resolve-import.ts';
import type { SheetTable } from '#core/imports/sheet.ts';
import {
  type SheetContext,
  type UnderstoodSheet,
  understandSheets,
} from '#core/imports/understand-sheets.ts';
import type { NewId } from '#core/kernel/ids.ts';
import { type CycleRow, loadCycle } from '../cycles/current-cycle.ts';
import { loadDirectory } from '../people/directory.ts';
import type { Tx } from '../platform/database/connection.ts';
import type { Asking } from '../platform/door.ts';
import { loadOrigins } from './origins.ts';
import { readSheetsApart } from './read-apart.ts';
import { cellsHashOf } from './sheet-hash.ts';
import type { Draft } from './store.ts';

export interface UnderstoodFile {
  readonly fileName: string;
  readonly cellsHash: string;
  readonly tables: readonly SheetTable[];
  readonly sheets: readonly UnderstoodSheet[];
}

export interface ResolvedDraft {
  readonly files: readonly UnderstoodFile[];
  readonly resolved: ResolvedImport;
  readonly directory: Directory;
  readonly cycle: CycleRow | undefined;
  readonly before: RecordedBefore;
  /** Which file a problem or question stands in, by the sheet that it names. */
  readonly fileOf: (problem: Problem) => string;
}

/** Reads, understands and resolves all files of a draft together; nothing is recorded. */
export async function resolveDraft(tx: Tx, draft: Draft, asking: Asking): Promise<ResolvedDraft> {
  const { tenantId } = asking.scope;
  const cycle = await loadCycle(tx, tenantId);
  const directory = await loadDirectory(tx, tenantId, asking.today);
  const year = Number((cycle?.startsOn ?? asking.today).slice(0, 4));
  const files = understandFiles(await readFiles(draft), draft, { year, directory });
  const sheets = files.flatMap((file) => file.sheets);
  const needsOrigins = sheets.some((sheet) => sheet.content?.kind === 'rectifications');
  const { origins, before } = await loadOrigins(
    tx,
    tenantId,
    needsOrigins ? cycle?.cycleId : undefined,
  );
  const resolved = resolveImport(sheets, {
    directory,
    answers: draft.choices.answers,
    newId: asking.newId as NewId,
    origins,
  });
  const names = new Map(files.flatMap((file) => file.sheets.map((s) => [s.sheet, file.fileName])));
  const fileOf = (problem: Problem) => names.get(problem.sheet) ?? '';
  return { files, resolved, directory, cycle, before, fileOf };
}

/** The name of a sheet inside a draft: sheets of two files may have the same name. */
export function sheetKey(fileNumber: number, sheet: string): string {
  return `${fileNumber}/${sheet}`;
}

type ReadFile = Omit<UnderstoodFile, 'sheets'>;

async function readFiles(draft: Draft): Promise<readonly ReadFile[]> {
  const repeated = new Set<string>();
  const files: ReadFile[] = [];
  for (const { bytes, fileName } of draft.files) {
    const read = await readSheetsApart(bytes, fileName);
    if (!read.ok) throw new Error(`a file that was readable when uploaded: ${read.refusal}`);
    const tables = read.value.map((table) => unique(table, fileName, repeated));
    files.push({ fileName, cellsHash: cellsHashOf(read.value), tables });
  }
  return files;
}

/** All files together: the names of a roster in one of them help to tell the columns of the others. */
function understandFiles(
  files: readonly ReadFile[],
  { choices }: Draft,
  context: SheetContext,
): readonly UnderstoodFile[] {
  const named = files.flatMap(({ tables }, number) =>
    tables.map(({ name }) => [name, choices.corrections[sheetKey(number, name)] ?? {}] as const),
  );
  const tables = files.flatMap((file) => file.tables);
  const sheets = understandSheets(tables, context, Object.fromEntries(named));
  const byName = new Map(sheets.map((sheet) => [sheet.sheet, sheet]));
  return files.map((file) => ({
    ...file,
    sheets: file.tables.flatMap((table) => byName.get(table.name) ?? []),
  }));
}

function unique(table: SheetTable, fileName: string, taken: Set<string>): SheetTable {
  const name = taken.has(table.name) ? `${fileName} ${table.name}` : table.name;
  taken.add(name);
  return name === table.name ? table : { ...table, name };
}
