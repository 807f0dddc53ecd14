import { matchKey } from './cell-text.ts';
import { columnWords, type TableFamily } from './column-words.ts';
import { cycleWords } from './cycle-words.ts';
import { recogniseBallots } from './recognise-ballots.ts';
import {
  missingRoles,
  recogniseColumns,
  titleKey,
  wordScore,
  type Columns,
} from './recognise-columns.ts';
import { modeOfWords } from './review-words.ts';
import type { SheetRow, SheetTable } from './sheet.ts';

export const sheetKinds = [
  'cycle',
  'roster',
  'meetingReviews',
  'onsiteReviews',
  'talks',
  'mutualReviews',
  'mixedReviews',
  'box',
  'contributions',
  'rectifications',
  'ballots',
] as const;
export type SheetKind = (typeof sheetKinds)[number];
export const reviewSheetKinds = [
  'meetingReviews',
  'onsiteReviews',
  'talks',
  'mutualReviews',
  'mixedReviews',
] as const satisfies readonly SheetKind[];
export type ReviewSheetKind = (typeof reviewSheetKinds)[number];

export type SheetMapping = {
  readonly kind: SheetKind;
  /** As the spreadsheet counts, from 1; 0 for a cycle sheet, which has no header. */
  readonly headerRow: number;
  readonly columns: Columns;
  readonly missing: readonly string[];
  readonly unmapped: readonly number[];
};

/** What a person changed in the preview: another kind, header row or column; `null` takes a role away. */
export type MappingCorrection = {
  readonly kind?: SheetKind | 'skip';
  readonly headerRow?: number;
  readonly columns?: Readonly<Record<string, number | null>>;
};

const headerMayStandUntil = 12;
const leastScore = 2.5;

export function familyOf(kind: SheetKind): TableFamily | undefined {
  if (kind === 'cycle' || kind === 'ballots') return undefined;
  return kind in columnWords ? (kind as TableFamily) : 'reviews';
}

/** Recognises what a sheet holds by its columns; `undefined` when nothing fits or it is skipped. */
export function mapSheet(
  table: SheetTable,
  correction: MappingCorrection = {},
): SheetMapping | undefined {
  const { kind, ...chosen } = correction;
  if (kind === 'skip') return undefined;
  const mapping = bestMapping(table, kind, chosen);
  return mapping && withCorrectedColumns(mapping, correction);
}

function bestMapping(
  table: SheetTable,
  kind: SheetKind | undefined,
  correction: MappingCorrection,
): SheetMapping | undefined {
  if (kind === 'cycle') return cycleMapping(table)?.mapping ?? emptyMapping('cycle');
  if (kind === 'ballots') return recogniseBallots(table, correction.headerRow);
  const family = kind === undefined ? undefined : familyOf(kind);
  if (family && kind) return { ...tableMapping(table, [family], correction), kind };
  return detectedMapping(table, correction);
}

function detectedMapping(
  table: SheetTable,
  correction: MappingCorrection,
): SheetMapping | undefined {
  const ballots = recogniseBallots(table, correction.headerRow);
  if (ballots) return ballots;
  const cycle = cycleMapping(table);
  const found = scoredMapping(table, Object.keys(columnWords) as TableFamily[], correction);
  if (cycle && cycle.score > (found?.score ?? 0)) return cycle.mapping;
  const tolerable = found && found.score >= leastScore && found.mapping.missing.length <= 1;
  return tolerable ? found.mapping : undefined;
}

function tableMapping(
  table: SheetTable,
  families: readonly TableFamily[],
  correction: MappingCorrection,
): SheetMapping {
  const found = scoredMapping(table, families, correction);
  return found?.mapping ?? emptyMapping('roster');
}

function scoredMapping(
  table: SheetTable,
  families: readonly TableFamily[],
  correction: MappingCorrection,
): { mapping: SheetMapping; score: number } | undefined {
  let best: { mapping: SheetMapping; score: number } | undefined;
  for (const row of headerCandidates(table, correction.headerRow)) {
    for (const family of families) {
      const { score, ...recognised } = recogniseColumns(row, family);
      if (best && score <= best.score) continue;
      const kind = kindOf(family, { table, header: row, columns: recognised.columns });
      best = { score, mapping: { kind, headerRow: row.number, ...recognised } };
    }
  }
  return best;
}

function headerCandidates(table: SheetTable, chosen: number | undefined): readonly SheetRow[] {
  if (chosen !== undefined) return table.rows.filter((row) => row.number === chosen);
  return table.rows.slice(0, headerMayStandUntil);
}

type ReviewSheet = { table: SheetTable; header: SheetRow; columns: Columns };

function kindOf(family: TableFamily, sheet: ReviewSheet): SheetKind {
  return family === 'reviews' ? reviewKindOf(sheet) : family;
}

const signals: readonly (readonly [Exclude<ReviewSheetKind, 'mixedReviews'>, RegExp])[] = [
  ['talks', /谈话|后续措施|talk/g],
  ['onsiteReviews', /到访|受访|走访|现场|鼓励|on-?site/g],
  ['mutualReviews', /互评|互相|点评方|结对|差距|mutual/g],
  ['meetingReviews', /会议|民主生活会|支部大会|集中|整改时限|meeting/g],
];

/** One of four forms by its titles; the title row and the sheet's name only break a tie. */
function reviewKindOf({ table, header, columns }: ReviewSheet): SheetKind {
  const modes = modesIn(table, header, columns['mode']);
  if (modes.size > 1) return 'mixedReviews';
  const titles = matchKey(header.cells.map((cell) => cell?.text ?? '').join('|'));
  const around = matchKey(
    [table.name, ...table.rows.filter((row) => row.number < header.number).map(firstText)].join(
      '|',
    ),
  );
  const scored = signals.map(([kind, words]) => ({
    kind,
    score: (titles.match(words)?.length ?? 0) + 0.3 * Math.min(2, around.match(words)?.length ?? 0),
  }));
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).kind;
}

function modesIn(table: SheetTable, header: SheetRow, column: number | undefined): Set<string> {
  if (column === undefined) return new Set();
  const modes = table.rows
    .filter((row) => row.number > header.number)
    .flatMap((row) => modeOfWords(row.cells[column]?.text ?? '') ?? []);
  return new Set(modes);
}

function firstText(row: SheetRow): string {
  return row.cells.find((cell) => cell !== undefined)?.text ?? '';
}

function cycleMapping(table: SheetTable): { mapping: SheetMapping; score: number } | undefined {
  const rows = table.rows.slice(0, 60);
  const keys = rows.map((row) => titleKey(firstText(row).slice(0, 20)));
  const roles = Object.values(cycleWords);
  const known = keys.filter((key) => roles.some((words) => wordScore(key, words) === 1));
  if (known.length < 4) return undefined;
  return { mapping: emptyMapping('cycle'), score: 1.5 * known.length };
}

function emptyMapping(kind: SheetKind): SheetMapping {
  const family = familyOf(kind);
  const missing = family ? missingRoles({}, family) : [];
  return { kind, headerRow: 0, columns: {}, missing, unmapped: [] };
}

function withCorrectedColumns(mapping: SheetMapping, correction: MappingCorrection): SheetMapping {
  const corrected = Object.entries(correction.columns ?? {});
  const family = familyOf(mapping.kind);
  if (corrected.length === 0 || !family) return mapping;
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
  const unmapped = all.filter((column) => !used.has(column)).sort((a, b) => a - b);
  return { ...mapping, columns, missing: missingRoles(columns, family), unmapped };
}
