import type { z } from 'zod';
import type { importsOperations, RecordKind } from '#contract/imports.ts';
import { cycleLines } from '#core/imports/cycle-mapping.ts';
import { organisationKey } from '#core/imports/cycle-organisation.ts';
import type { Problem, ProblemCode } from '#core/imports/problem.ts';
import { mayCommit, type ResolvedImport } from '#core/imports/resolve-import.ts';
import type { Question } from '#core/imports/resolve-names.ts';
import { rolesOfKind, sheetRole } from '#core/imports/roles-of-kind.ts';
import type { SheetMapping } from '#core/imports/sheet-mapping.ts';
import type { SheetTable } from '#core/imports/sheet.ts';
import type { DraftWork } from './draft-work.ts';
import { type ResolvedDraft, sheetKey, type UnderstoodFile } from './resolve-draft.ts';

export type Preview = z.input<(typeof importsOperations)['imports.preview']['output']>;

const MOST_OF_A_CODE = 100;
const MOST_QUESTIONS = 200;
const SHOWN_ROWS = 8;
const SHOWN_LINES = 20;
const SHOWN_COLUMNS = 40;

/** What a person sees before the commit: what was understood, and each problem at its cell. */
export function previewOf(
  { files, resolved, fileOf }: ResolvedDraft,
  { choices, cycleId, isPerson }: DraftWork,
): Preview {
  const hindrance = hindranceOf(resolved, cycleId !== null);
  return {
    files: files.map((file) => file.fileName),
    sheets: files.flatMap(sheetViews),
    problems: problemViews(resolved.problems, fileOf),
    problemCounts: countCodes(resolved.problems),
    questions: questionViews(resolved.questions, files),
    questionCount: resolved.questions.length,
    rosterMissing: isRosterMissing(resolved, files),
    records: countRecords(resolved),
    choices,
    concealsSlips: isPerson && resolved.openings.length > 0,
    mayCommit: hindrance === null,
    hindrance,
  };
}

export function countRecords(resolved: ResolvedImport): Record<RecordKind, number> {
  return {
    organisations: resolved.newOrganisations.length,
    people: resolved.members.filter((member) => member.isNew).length,
    cycles: resolved.cycles.length,
    reviews: resolved.reviews.length,
    openings: resolved.openings.length,
    opinions: resolved.openings.reduce((sum, opening) => sum + opening.opinions.length, 0),
    problems: resolved.contributions.length,
    ideas: resolved.ideas.length,
    rectifications: resolved.rectifications.filter((row) => !row.itemMoved).length,
    tallies: resolved.tallies.length,
  };
}

/**
 * Everything but organisations and people belongs to a cycle. People need the whole that the cycle
 * sheet names: without it the posts of the whole would be taken for posts of a branch.
 */
export function needsCycle(resolved: ResolvedImport): boolean {
  const { organisations: _organisations, people, ...ofCycle } = countRecords(resolved);
  const isWhole = resolved.directory.organisations.some((each) => each.kind === 'root');
  if (people > 0 && !isWhole) return true;
  return resolved.cycles.length === 0 && Object.values(ofCycle).some((n) => n > 0);
}

/** Nobody is known at all, and something came in that looks its names up in the roster. */
function isRosterMissing({ directory }: ResolvedImport, files: readonly UnderstoodFile[]): boolean {
  const contents = files.flatMap((file) => file.sheets).flatMap((sheet) => sheet.content ?? []);
  return directory.people.length === 0 && contents.some((content) => content.kind !== 'roster');
}

/** What keeps the draft from being committed; `null` when nothing does. */
export function hindranceOf(resolved: ResolvedImport, hasCycle: boolean): Preview['hindrance'] {
  if (resolved.problems.some((problem) => problem.severity === 'blocks')) return 'blocked';
  if (!mayCommit(resolved)) return 'asked';
  if (Object.values(countRecords(resolved)).every((n) => n === 0)) return 'empty';
  return needsCycle(resolved) && !hasCycle ? 'needs-cycle' : null;
}

function problemViews(
  problems: readonly Problem[],
  fileOf: ResolvedDraft['fileOf'],
): Preview['problems'] {
  const shown = new Map<ProblemCode, number>();
  return problems
    .filter(({ code }) => {
      const before = shown.get(code) ?? 0;
      shown.set(code, before + 1);
      return before < MOST_OF_A_CODE;
    })
    .map((problem) => ({ ...problem, params: { ...problem.params }, file: fileOf(problem) }));
}

function countCodes(problems: readonly Problem[]): Preview['problemCounts'] {
  const counts: Partial<Record<ProblemCode, number>> = {};
  for (const { code } of problems) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

/** Only a roster can bring a new branch, a cycle sheet its own organisation, and a review an item. */
function questionViews(
  questions: readonly Question[],
  files: readonly UnderstoodFile[],
): Preview['questions'] {
  const contents = files.flatMap((file) => file.sheets).map((sheet) => sheet.content);
  const names = contents.flatMap((content) => {
    if (content?.kind === 'roster') return content.members.map((member) => member.unit);
    return content?.kind === 'cycle' ? (content.organisation ?? []) : [];
  });
  const mayBeNew = new Set(names.map(organisationKey));
  return questions
    .slice(0, MOST_QUESTIONS)
    .map((question) => questionView(question, mayBeNew.has(question.key)));
}

function questionView(
  { key, code, text, candidates }: Question,
  mayBeNew: boolean,
): Preview['questions'][number] {
  return {
    key,
    code,
    text: text.slice(0, 200),
    mayBeNew: code === 'item-alike' || (mayBeNew && code === 'organisation-unknown'),
    candidates: candidates.slice(0, 50).map(({ id, label }) => ({ id, label })),
  };
}

function sheetViews(file: UnderstoodFile, number: number): Preview['sheets'] {
  return file.sheets.map((sheet) => {
    const table = file.tables.find((each) => each.name === sheet.sheet);
    const rows = table?.rows ?? [];
    return {
      key: sheetKey(number, sheet.sheet),
      file: file.fileName,
      sheet: sheet.sheet,
      kind: sheet.mapping?.kind ?? null,
      headerRow: sheet.mapping?.headerRow ?? null,
      titles: titleViews(sheet, table),
      roles: sheet.mapping ? [...rolesOfKind(sheet.mapping.kind)] : [],
      missing: (sheet.mapping?.missing ?? []).map(sheetRole),
      rowCount: rows.length,
      rows: rows
        .slice(0, sheet.mapping?.kind === 'cycle' ? SHOWN_LINES : SHOWN_ROWS)
        .map((row) => ({
          number: row.number,
          cells: row.cells.slice(0, SHOWN_COLUMNS).map((cell) => cell?.text.slice(0, 80) ?? ''),
        })),
    };
  });
}

function titleViews(
  { mapping }: UnderstoodFile['sheets'][number],
  table: SheetTable | undefined,
): Preview['sheets'][number]['titles'] {
  if (!mapping || !table) return [];
  const columns = Object.entries(mapping.columns);
  return titlesOf(mapping, table).map(({ column, title }) => {
    const role = columns.find(([, at]) => at === column)?.[0];
    const isUnclear = mapping.unmapped.includes(column);
    return { column, title, role: role === undefined ? null : sheetRole(role), isUnclear };
  });
}

/** Of a cycle sheet the titles stand in its lines; a sheet of ballots has a column for each member. */
function titlesOf({ kind, headerRow }: SheetMapping, table: SheetTable) {
  if (kind === 'cycle') {
    return cycleLines(table).map((row) => ({
      column: row.number,
      title: row.cells.find(Boolean)?.text.slice(0, 60) ?? '',
    }));
  }
  const header = table.rows.find((row) => row.number === headerRow);
  const cells = header?.cells ?? [];
  return (kind === 'ballots' ? cells : cells.slice(0, SHOWN_COLUMNS)).map((cell, column) => ({
    column,
    title: cell?.text.slice(0, 60) ?? '',
  }));
}
