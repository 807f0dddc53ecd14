import type { z } from 'zod';
import type { importsOperations } from '#contract/imports.ts';
import type { ResolvedImport } from '#core/imports/resolve-import.ts';
import { mayCommit } from '#core/imports/resolve-import.ts';
import { rolesOfKind } from '#core/imports/roles-of-kind.ts';
import { type ResolvedDraft, sheetKey, type UnderstoodFile } from './resolve-draft.ts';

type Preview = z.input<(typeof importsOperations)['imports.preview']['output']>;

const MAX_PROBLEMS = 500;
const SHOWN_ROWS = 8;
const SHOWN_COLUMNS = 40;

/** What a person sees before the commit: what was understood, and each problem at its cell. */
export function previewOf({ files, resolved, fileOf }: ResolvedDraft): Preview {
  const rank = { blocks: 0, ask: 1, note: 2 } as const;
  const problems = [...resolved.problems].sort((a, b) => rank[a.severity] - rank[b.severity]);
  return {
    sheets: files.flatMap(sheetViews),
    problems: problems
      .slice(0, MAX_PROBLEMS)
      .map((problem) => ({ ...problem, params: { ...problem.params }, file: fileOf(problem) })),
    problemCount: problems.length,
    questions: resolved.questions.map((question) => ({
      key: question.key,
      code: question.code,
      text: question.text,
      mayBeNew: question.code === 'organisation-unknown',
      candidates: question.candidates.slice(0, 50).map(({ id, label }) => ({ id, label })),
    })),
    records: countRecords(resolved),
    mayCommit: mayCommit(resolved) && Object.values(countRecords(resolved)).some((n) => n > 0),
  };
}

export function countRecords(resolved: ResolvedImport): Record<string, number> {
  return {
    organisations: resolved.newOrganisations.length,
    people: resolved.members.filter((member) => member.isNew).length,
    cycles: resolved.cycles.length,
    reviews: resolved.reviews.length,
    openings: resolved.openings.length,
    opinions: resolved.openings.reduce((sum, opening) => sum + opening.opinions.length, 0),
    problems: resolved.contributions.length,
    ideas: resolved.ideas.length,
    rectifications: resolved.rectifications.length,
    tallies: resolved.tallies.length,
  };
}

function sheetViews(file: UnderstoodFile, number: number): Preview['sheets'] {
  return file.sheets.map((sheet) => {
    const table = file.tables.find((each) => each.name === sheet.sheet);
    const rows = table?.rows ?? [];
    const header = rows.find((row) => row.number === sheet.mapping?.headerRow);
    const columns = Object.entries(sheet.mapping?.columns ?? {});
    const titles = (header?.cells ?? []).slice(0, SHOWN_COLUMNS).map((cell, column) => ({
      column,
      title: cell?.text.slice(0, 60) ?? '',
      role: columns.find(([, at]) => at === column)?.[0] ?? null,
    }));
    return {
      key: sheetKey(number, sheet.sheet),
      file: file.fileName,
      sheet: sheet.sheet,
      kind: sheet.mapping?.kind ?? null,
      headerRow: sheet.mapping?.headerRow ?? null,
      titles,
      roles: sheet.mapping ? [...rolesOfKind(sheet.mapping.kind)] : [],
      missing: [...(sheet.mapping?.missing ?? [])],
      rows: rows.slice(0, SHOWN_ROWS).map((row) => ({
        number: row.number,
        cells: row.cells.slice(0, SHOWN_COLUMNS).map((cell) => cell?.text.slice(0, 80) ?? ''),
      })),
    };
  });
}
