import { draftBallots, type BallotsDraft } from './draft-ballots.ts';
import { draftBox, type BoxDraft } from './draft-box.ts';
import { draftContributions, type ContributionsDraft } from './draft-contributions.ts';
import { draftCycle, type CycleDraft } from './draft-cycle.ts';
import { draftRectifications, type RectificationsDraft } from './draft-rectifications.ts';
import { draftReviews, type ReviewsDraft } from './draft-reviews.ts';
import { draftRoster, type RosterDraft } from './draft-roster.ts';
import { rolesNotKept } from './column-words.ts';
import { emptyDirectory, type Directory } from './directory.ts';
import { knownNames, type KnownNames } from './known-names.ts';
import { problemAt, type Place, type Problem } from './problem.ts';
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

/** What the sheets are read with; the names of the directory tell columns that no title tells. */
export type SheetContext = DateContext & { readonly directory?: Directory };

/**
 * Each sheet by itself: what it holds and what is odd about it. Nobody is looked up yet; the names of
 * the directory and of the rosters among the sheets only help to tell the columns.
 */
export function understandSheets(
  tables: readonly SheetTable[],
  { directory = emptyDirectory, ...date }: SheetContext,
  corrections: Corrections = {},
): readonly UnderstoodSheet[] {
  const mapped = mapSheets(tables, { directory, date }, corrections);
  return tables.map((table, at) =>
    understandSheet(table, { mapping: mapped[at], date, correction: corrections[table.name] }),
  );
}

type MappedSheets = readonly (SheetMapping | undefined)[];

/** Rosters first: with their names the columns of the other sheets may be told that were not yet. */
function mapSheets(
  tables: readonly SheetTable[],
  { directory, date }: { readonly directory: Directory; readonly date: DateContext },
  corrections: Corrections,
): MappedSheets {
  const map = (table: SheetTable, known: KnownNames) =>
    mapSheet(table, corrections[table.name], { date, known });
  const before = knownNames(directory, []);
  const first = tables.map((table) => map(table, before));
  const members = tables.flatMap((table, at) => membersOf(table, first[at], date));
  if (members.length === 0) return first;
  const known = knownNames(directory, members);
  return tables.map((table, at) => (isClear(first[at]) ? first[at] : map(table, known)));
}

function isClear(mapping: SheetMapping | undefined): boolean {
  return mapping?.missing.length === 0 && mapping.unmapped.length === 0;
}

function membersOf(
  table: SheetTable,
  mapping: SheetMapping | undefined,
  date: DateContext,
): RosterDraft['members'] {
  if (mapping?.kind !== 'roster' || mapping.missing.length > 0) return [];
  return draftRoster(table, mapping, date).content.members;
}

type Mapped = {
  readonly mapping: SheetMapping | undefined;
  readonly date: DateContext;
  readonly correction: MappingCorrection | undefined;
};

function understandSheet(
  table: SheetTable,
  { mapping, date, correction }: Mapped,
): UnderstoodSheet {
  if (!mapping) {
    const skipped = correction?.kind === 'skip';
    const problems = skipped ? [] : [problemAt('sheet-not-recognised', { sheet: table.name })];
    return { sheet: table.name, problems };
  }
  const aboutColumns = columnProblems(table, mapping);
  if (mapping.missing.length > 0) return { sheet: table.name, mapping, problems: aboutColumns };
  const { content, problems } = draftContent(table, mapping, date);
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
      return draftCycle(table, mapping, context);
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
  const titled = (column: number | undefined) => titleAt(table, mapping, column);
  const missing = mapping.missing.map((role) =>
    problemAt(role === 'mode' ? 'mode-unknown' : 'column-missing', titled(undefined).place, {
      role,
    }),
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
  return [...missing, ...notKept, ...unused, ...countedOnly(mapping, titled)];
}

type Titled = { readonly place: Place; readonly title: string };

/** Without a column the first title; in a cycle sheet a title stands at the head of its line. */
function titleAt(table: SheetTable, mapping: SheetMapping, column: number | undefined): Titled {
  const isCycle = mapping.kind === 'cycle';
  const row = table.rows.find((each) => each.number === (isCycle ? column : mapping.headerRow));
  const isFirst = isCycle || column === undefined;
  const cell = isFirst ? row?.cells.find(Boolean) : row?.cells[column];
  return { place: { sheet: table.name, ref: cell?.ref }, title: cell?.text.slice(0, 60) ?? '' };
}

function countedOnly(
  mapping: SheetMapping,
  titled: (column: number) => Titled,
): readonly Problem[] {
  const column = mapping.kind === 'contributions' ? mapping.columns['category'] : undefined;
  if (column === undefined) return [];
  const { place, title } = titled(column);
  return [problemAt('category-only-counted', place, { title })];
}
