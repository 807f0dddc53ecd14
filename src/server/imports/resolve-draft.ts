import { type Problem, problemAt } from '#core/imports/problem.ts';
import { nothingBefore, type RecordedBefore } from '#core/imports/recording.ts';
import { type ResolvedImport, resolveImport } from '#core/imports/resolve-import.ts';
import type { SheetTable } from '#core/imports/sheet.ts';
import { type UnderstoodSheet, understandSheets } from '#core/imports/understand-sheets.ts';
import { freshId } from '../platform/fresh-id.ts';
import type { DraftWork, LoadOrigins } from './draft-work.ts';
import { cellsHashOf } from './sheet-hash.ts';
import { readSheets } from './sheet-reader.ts';

export interface UnderstoodFile {
  readonly fileName: string;
  readonly cellsHash: string;
  readonly tables: readonly SheetTable[];
  readonly sheets: readonly UnderstoodSheet[];
}

export interface ResolvedDraft {
  readonly files: readonly UnderstoodFile[];
  readonly resolved: ResolvedImport;
  readonly before: RecordedBefore;
  /** Which file a problem or question stands in, by the sheet that it names. */
  readonly fileOf: (problem: Problem) => string;
}

/** Reads, understands and resolves all files of a draft together; nothing is recorded. */
export async function resolveDraft(
  work: DraftWork,
  loadOrigins: LoadOrigins,
): Promise<ResolvedDraft> {
  const files = understandFiles(readFiles(work), work);
  const sheets = files.flatMap((file) => file.sheets);
  const needsOrigins = sheets.some((sheet) => sheet.content?.kind === 'rectifications');
  const earlier = needsOrigins ? await loadOrigins() : undefined;
  const resolved = resolveImport(sheets, {
    directory: work.directory,
    answers: work.choices.answers,
    newId: freshId,
    looseItems: work.looseItems,
    ...(earlier ? { origins: earlier.origins } : {}),
  });
  const names = new Map(files.flatMap((file) => file.sheets.map((s) => [s.sheet, file.fileName])));
  const fileOf = (problem: Problem) => names.get(problem.sheet) ?? '';
  return { files, resolved, before: earlier?.before ?? nothingBefore, fileOf };
}

/** The name of a sheet inside a draft: sheets of two files may have the same name. */
export function sheetKey(fileNumber: number, sheet: string): string {
  return `${fileNumber}/${sheet}`;
}

type ReadFile = Omit<UnderstoodFile, 'sheets'>;

function readFiles({ files }: DraftWork): readonly ReadFile[] {
  const repeated = new Set<string>();
  return files.map(({ bytes, fileName }) => {
    const read = readSheets(bytes, fileName);
    if (!read.ok) throw new Error(`a file that was readable when uploaded: ${read.refusal}`);
    const tables = read.value.map((table) => unique(table, fileName, repeated));
    return { fileName, cellsHash: cellsHashOf(read.value), tables };
  });
}

/** All files together: the names of a roster in one of them help to tell the columns of the others. */
function understandFiles(
  files: readonly ReadFile[],
  { choices, year, directory }: DraftWork,
): readonly UnderstoodFile[] {
  const named = files.flatMap(({ tables }, number) =>
    tables.map(({ name }) => [name, choices.corrections[sheetKey(number, name)] ?? {}] as const),
  );
  const tables = files.flatMap((file) => file.tables);
  const sheets = understandSheets(tables, { year, directory }, Object.fromEntries(named));
  const byName = new Map(sheets.map((sheet) => [sheet.sheet, sheet]));
  return files.map((file) => {
    const own = file.tables.flatMap((table) => byName.get(table.name) ?? []);
    return { ...file, sheets: own.some((sheet) => sheet.mapping) ? own : own.map(blocking) };
  });
}

/** An unknown sheet beside known ones may be left; a file that holds no other would bring nothing in. */
function blocking(sheet: UnderstoodSheet): UnderstoodSheet {
  const problems = sheet.problems.map((problem) =>
    problem.code === 'sheet-not-recognised'
      ? problemAt('file-not-recognised', { sheet: problem.sheet })
      : problem,
  );
  return { ...sheet, problems };
}

function unique(table: SheetTable, fileName: string, taken: Set<string>): SheetTable {
  const name = taken.has(table.name) ? `${fileName} ${table.name}` : table.name;
  taken.add(name);
  return name === table.name ? table : { ...table, name };
}
