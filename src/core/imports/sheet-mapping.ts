import { ballotCorrections, candidateRole, missingBallotRoles } from './ballot-columns.ts';
import { columnWords, type TableFamily } from './column-words.ts';
import { missingLines, recogniseCycle } from './cycle-mapping.ts';
import { cycleWords } from './cycle-words.ts';
import { nobodyKnown } from './known-names.ts';
import { chosenBallots, recogniseBallots } from './recognise-ballots.ts';
import {
  isTolerable,
  missingRoles,
  recogniseColumns,
  type Columns,
  type RecognisedColumns,
} from './recognise-columns.ts';
import type { ValueContext } from './recognise-values.ts';
import { reviewKindOf, reviewSheetKinds } from './review-sheet-kind.ts';
import type { SheetRow, SheetTable } from './sheet.ts';

export const sheetKinds = [
  'cycle',
  'roster',
  ...reviewSheetKinds,
  'box',
  'contributions',
  'rectifications',
  'ballots',
] as const;
export type SheetKind = (typeof sheetKinds)[number];

export type SheetMapping = {
  readonly kind: SheetKind;
  /** As the spreadsheet counts, from 1; 0 for a cycle sheet, which has no header. */
  readonly headerRow: number;
  /** Of a cycle sheet, whose titles stand in lines: the number of the row. */
  readonly columns: Columns;
  readonly missing: readonly string[];
  /** Not understood, and nobody has said what is to become of it. */
  readonly unmapped: readonly number[];
};

/**
 * What a person changed in the preview: another kind, header row or column; `null` takes a role away.
 * On a sheet of ballots each column has its own role `candidate:<column>`.
 */
export type MappingCorrection = {
  readonly kind?: SheetKind | 'skip';
  readonly headerRow?: number;
  readonly columns?: Readonly<Record<string, number | null>>;
};

const headerMayStandUntil = 12;

export function familyOf(kind: SheetKind): TableFamily | undefined {
  if (kind === 'cycle' || kind === 'ballots') return undefined;
  return kind in columnWords ? (kind as TableFamily) : 'reviews';
}

/** Recognises what a sheet holds by its columns; `undefined` when nothing fits or it is skipped. */
export function mapSheet(
  table: SheetTable,
  correction: MappingCorrection = {},
  context: ValueContext = { date: { year: 2000 }, known: nobodyKnown },
): SheetMapping | undefined {
  const { kind, ...chosen } = correction;
  if (kind === 'skip') return undefined;
  const mapping = bestMapping({ table, kind, headerRow: chosen.headerRow, context });
  return mapping && withCorrectedColumns(mapping, correctionOf(table, mapping, correction));
}

type Sought = {
  readonly table: SheetTable;
  readonly kind: SheetKind | undefined;
  readonly headerRow: number | undefined;
  readonly context: ValueContext;
};

function bestMapping(sought: Sought): SheetMapping | undefined {
  const { table, kind, headerRow } = sought;
  if (kind === undefined) return detectedMapping(sought);
  if (kind === 'ballots')
    return withMissing(chosenBallots(table, headerRow) ?? { ...emptyMapping, kind });
  const family = familyOf(kind);
  const found = family ? scoredMapping(sought, [family])?.mapping : cycleMapping(table, 0)?.mapping;
  return withMissing({ ...(found ?? emptyMapping), kind });
}

function detectedMapping(sought: Sought): SheetMapping | undefined {
  const { table, headerRow } = sought;
  const ballots = recogniseBallots(table, headerRow);
  if (ballots) return ballots;
  const cycle = cycleMapping(table);
  const found = scoredMapping(sought, Object.keys(columnWords) as TableFamily[]);
  if (cycle && cycle.score > (found?.score ?? 0)) return cycle.mapping;
  return found && isTolerable(found, found.family) ? withMissing(found.mapping) : undefined;
}

type Scored = Pick<RecognisedColumns, 'score' | 'missing'> & {
  readonly mapping: SheetMapping;
  readonly family: TableFamily;
};

function scoredMapping(sought: Sought, families: readonly TableFamily[]): Scored | undefined {
  const { table, context } = sought;
  const isChosen = sought.headerRow !== undefined;
  let best: Scored | undefined;
  for (const header of headerCandidates(sought)) {
    const body = table.rows.filter((row) => row.number > header.number);
    for (const family of families) {
      const { score, ...recognised } = recogniseColumns(
        { header, body, isChosen },
        family,
        context,
      );
      if (best && score <= best.score) continue;
      const { columns, missing } = recognised;
      const kind = family === 'reviews' ? reviewKindOf({ table, header, columns }) : family;
      const mapping = { kind, headerRow: header.number, ...recognised };
      best = { score, missing, family, mapping };
    }
  }
  return best;
}

function headerCandidates({ table, headerRow }: Sought): readonly SheetRow[] {
  if (headerRow !== undefined) return table.rows.filter((row) => row.number === headerRow);
  return table.rows.slice(0, headerMayStandUntil);
}

function cycleMapping(
  table: SheetTable,
  fewestKnown?: number,
): { mapping: SheetMapping; score: number } | undefined {
  const found = recogniseCycle(table, fewestKnown);
  if (!found) return undefined;
  const { score, ...lines } = found;
  return { mapping: { kind: 'cycle', headerRow: 0, ...lines }, score };
}

const emptyMapping = { headerRow: 0, columns: {}, missing: [], unmapped: [] } as const;

/** What is still to be pointed out; reviews of which no title says the mode need a column for it. */
function withMissing(mapping: SheetMapping): SheetMapping {
  const { kind, columns } = mapping;
  if (kind === 'cycle') return { ...mapping, missing: missingLines(columns) };
  if (kind === 'ballots') return { ...mapping, missing: missingBallotRoles(columns) };
  const family = familyOf(kind);
  const missing = family ? missingRoles(columns, family) : [];
  const isModeOpen = kind === 'mixedReviews' && columns['mode'] === undefined;
  return { ...mapping, missing: isModeOpen ? [...missing, 'mode'] : missing };
}

function correctionOf(
  table: SheetTable,
  { kind, headerRow }: SheetMapping,
  correction: MappingCorrection,
): MappingCorrection {
  if (kind !== 'ballots' || !correction.columns) return correction;
  const titles = table.rows.find((row) => row.number === headerRow)?.cells ?? [];
  const hasTitle = (column: number) => titles[column] !== undefined;
  return { ...correction, columns: ballotCorrections(correction.columns, hasTitle) };
}

function withCorrectedColumns(mapping: SheetMapping, correction: MappingCorrection): SheetMapping {
  const corrected = Object.entries(correction.columns ?? {});
  if (corrected.length === 0) return mapping;
  const given = new Set(corrected.map(([, column]) => column));
  const kept = Object.entries(mapping.columns).filter(
    ([role, column]) => !corrected.some(([each]) => each === role) && !given.has(column ?? -1),
  );
  const added = corrected.flatMap(([role, column]) => (column === null ? [] : [[role, column]]));
  const columns: Columns = Object.fromEntries([...kept, ...added]);
  const used = new Set(Object.values(columns));
  const all = [
    ...mapping.unmapped,
    ...Object.values(mapping.columns).map((column) => column ?? -1),
  ];
  const left = all.filter((column) => !used.has(column)).sort((a, b) => a - b);
  const unmapped = left.filter((column) => !isSetAside(column, mapping.kind, correction));
  return withMissing({ ...mapping, columns, unmapped });
}

/** Whoever decided on every role has set aside what is left; of ballots each column is decided on. */
function isSetAside(column: number, kind: SheetKind, { columns = {} }: MappingCorrection): boolean {
  if (kind === 'ballots') return candidateRole(column) in columns;
  const family = familyOf(kind);
  const roles = Object.keys(family ? columnWords[family] : cycleWords);
  return roles.every((role) => role in columns);
}
