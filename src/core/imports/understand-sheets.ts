import { draftBallots, type BallotsDraft } from './draft-ballots.ts';
import { draftBox, type BoxDraft } from './draft-box.ts';
import { draftContributions, type ContributionsDraft } from './draft-contributions.ts';
import { draftCycle, type CycleDraft } from './draft-cycle.ts';
import { draftRectifications, type RectificationsDraft } from './draft-rectifications.ts';
import { draftReviews, type ReviewsDraft } from './draft-reviews.ts';
import { draftRoster, type RosterDraft } from './draft-roster.ts';
import { rolesNotKept } from './column-words.ts';
import { problemAt, type Problem } from './problem.ts';
import { mapSheet, type MappingCorrection, type SheetMapping } from './sheet-mapping.ts';
import type { SheetTable } from './sheet.ts';
import type { DateContext } from './understand-date.ts';

export type SheetContent =
  | CycleDraft
  | RosterDraft
  | ReviewsDraft
  | BoxDraft
  | ContributionsDraft
  | RectificationsDraft
  | BallotsDraft;

export type UnderstoodSheet = {
  readonly sheet: string;
  /** Absent when the sheet was not recognised or is skipped. */
  readonly mapping?: SheetMapping;
  readonly content?: SheetContent;
  readonly problems: readonly Problem[];
};
export type Corrections = Readonly<Record<string, MappingCorrection>>;

/** Each sheet by itself: what it holds and what is odd about it. Nobody is looked up yet. */
export function understandSheets(
  tables: readonly SheetTable[],
  context: DateContext,
  corrections: Corrections = {},
): readonly UnderstoodSheet[] {
  return tables.map((table) => understandSheet(table, context, corrections[table.name]));
}

function understandSheet(
  table: SheetTable,
  context: DateContext,
  correction: MappingCorrection | undefined,
): UnderstoodSheet {
  const mapping = mapSheet(table, correction);
  if (!mapping) {
    const skipped = correction?.kind === 'skip';
    const problems = skipped ? [] : [problemAt('sheet-not-recognised', { sheet: table.name })];
    return { sheet: table.name, problems };
  }
  const aboutColumns = columnProblems(table, mapping);
  if (mapping.missing.length > 0) return { sheet: table.name, mapping, problems: aboutColumns };
  const { content, problems } = draftContent(table, mapping, context);
  return { sheet: table.name, mapping, content, problems: [...aboutColumns, ...problems] };
}

function draftContent(
  table: SheetTable,
  mapping: SheetMapping,
  context: DateContext,
): { content: SheetContent; problems: readonly Problem[] } {
  const { kind } = mapping;
  switch (kind) {
    case 'cycle':
      return draftCycle(table, context);
    case 'roster':
      return draftRoster(table, mapping, context);
    case 'box':
      return draftBox(table, mapping, context);
    case 'contributions':
      return draftContributions(table, mapping, context);
    case 'rectifications':
      return draftRectifications(table, mapping, context);
    case 'ballots':
      return draftBallots(table, mapping);
    default:
      return draftReviews(table, { ...mapping, kind }, context);
  }
}

function columnProblems(table: SheetTable, mapping: SheetMapping): readonly Problem[] {
  const header = table.rows.find((row) => row.number === mapping.headerRow);
  const titled = (column: number | undefined) => {
    const cell = column === undefined ? undefined : header?.cells[column];
    return { place: { sheet: table.name, ref: cell?.ref }, title: cell?.text.slice(0, 60) ?? '' };
  };
  const missing = mapping.missing.map((role) =>
    problemAt(
      'column-missing',
      { sheet: table.name, ref: header?.cells.find(Boolean)?.ref },
      { role },
    ),
  );
  const notKept = Object.entries(mapping.columns)
    .filter(([role]) => rolesNotKept.has(role))
    .map(([role, column]) => {
      const { place, title } = titled(column);
      return problemAt('column-not-kept', place, { role, title });
    });
  const unused = mapping.unmapped.map((column) => {
    const { place, title } = titled(column);
    return problemAt('column-unused', place, { title });
  });
  const category = mapping.kind === 'contributions' ? mapping.columns['category'] : undefined;
  const counted =
    category === undefined
      ? []
      : [
          problemAt('category-only-counted', titled(category).place, {
            title: titled(category).title,
          }),
        ];
  return [...missing, ...notKept, ...unused, ...counted];
}
