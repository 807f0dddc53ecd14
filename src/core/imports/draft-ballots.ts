import { tallyBallots, type BallotCell, type PersonCounts } from '../appraisals/tally.ts';
import { isCandidateRole } from './ballot-columns.ts';
import { matchKey, tidyName } from './cell-text.ts';
import { gradesIn } from './grade-words.ts';
import { problemAt, type Problem } from './problem.ts';
import { footerRows, recordRows } from './row-reader.ts';
import type { SheetMapping } from './sheet-mapping.ts';
import { cellRef, type SheetRow, type SheetTable } from './sheet.ts';

export type CandidateDraft = {
  readonly name: string;
  readonly ref: string;
  readonly counts: PersonCounts;
};
/** A sheet of ballots as totals; no single ballot is kept. */
export type BallotsDraft = {
  readonly kind: 'ballots';
  readonly sheet: string;
  /** Titles above the header and the sheet's name: one of them names the branch. */
  readonly titles: readonly string[];
  readonly candidates: readonly CandidateDraft[];
  readonly issued?: number;
  readonly collected: number;
  readonly valid: number;
  /** How many voters of each kind took part, never how they voted. */
  readonly voters: { readonly members: number; readonly others: number };
};

type Candidate = { readonly name: string; readonly column: number; readonly ref: string };
type Footer = {
  readonly ref?: string;
  readonly issued?: number;
  readonly collected?: number;
  readonly valid?: number;
};

export function draftBallots(
  table: SheetTable,
  mapping: SheetMapping,
): { content: BallotsDraft; problems: readonly Problem[] } {
  const candidates = candidatesOf(table, mapping);
  const rows = recordRows(table, mapping);
  const ballots = rows.map((row) => candidates.map(({ column }) => cellOf(row, column)));
  const footer = footerOf(table, mapping);
  const spoiled = ballots.flatMap((cells, index) => (cells.includes('spoiled') ? [index] : []));
  const stated = (footer.collected ?? rows.length) - (footer.valid ?? rows.length);
  const voided = new Set(stated > 0 && stated === spoiled.length ? spoiled : []);
  const counts = tallyBallots(ballots, { voided });
  const place = { sheet: table.name, ref: footer.ref };
  const reconciled =
    (footer.collected ?? rows.length) === rows.length && (stated === 0 || stated === voided.size);
  const problems = [
    ...rows.flatMap((row) => cellProblems(table.name, row, candidates)),
    ...[...voided].map((index) => voidedProblem(table.name, rows[index], mapping)),
    ...(footer.ref === undefined ? [problemAt('ballots-footer-missing', place)] : []),
    ...(reconciled
      ? []
      : [
          problemAt('ballots-unreconciled', place, {
            rows: rows.length,
            spoiled: spoiled.length,
            collected: footer.collected ?? 0,
            valid: footer.valid ?? 0,
          }),
        ]),
  ];
  const content: BallotsDraft = {
    kind: 'ballots',
    sheet: table.name,
    titles: [...titlesAbove(table, mapping), table.name],
    candidates: candidates.map(({ name, ref }, index) => ({
      name,
      ref,
      counts: counts[index] ?? noVotes,
    })),
    ...(footer.issued === undefined ? {} : { issued: footer.issued }),
    collected: footer.collected ?? rows.length,
    valid: rows.length - voided.size,
    voters: votersOf(rows, mapping),
  };
  return { content, problems };
}

const noVotes: PersonCounts = {
  excellent: 0,
  qualified: 0,
  basicallyQualified: 0,
  unqualified: 0,
  blank: 0,
  spoiled: 0,
};

function candidatesOf(table: SheetTable, mapping: SheetMapping): readonly Candidate[] {
  const header = table.rows.find((row) => row.number === mapping.headerRow);
  return Object.entries(mapping.columns).flatMap(([role, column]) => {
    const cell = column === undefined ? undefined : header?.cells[column];
    if (!cell || column === undefined || !isCandidateRole(role)) return [];
    return [{ name: tidyName(cell.text), column, ref: cell.ref }];
  });
}

function cellOf(row: SheetRow, column: number): BallotCell {
  const text = row.cells[column]?.text ?? '';
  const grades = gradesIn(text);
  if (grades.length > 1) return 'spoiled';
  return grades[0] ?? 'blank';
}

function cellProblems(
  sheet: string,
  row: SheetRow,
  candidates: readonly Candidate[],
): readonly Problem[] {
  return candidates.flatMap(({ name, column }) => {
    const text = row.cells[column]?.text ?? '';
    const place = { sheet, ref: cellRef(column, row.number) };
    const grades = gradesIn(text).length;
    if (grades === 1) return [];
    if (grades > 1) return [problemAt('two-grades', place, { name, text: text.slice(0, 60) })];
    if (text === '' || /^(弃权|-+|\/|空)$/.test(matchKey(text)))
      return [problemAt('ballots-blank', place, { name })];
    return [problemAt('grade-not-understood', place, { name, text: text.slice(0, 60) })];
  });
}

function voidedProblem(sheet: string, row: SheetRow | undefined, mapping: SheetMapping): Problem {
  const number = row?.number ?? 0;
  const ref = cellRef(mapping.columns['number'] ?? 0, number);
  const paper = row?.cells[mapping.columns['number'] ?? -1]?.text ?? String(number);
  return problemAt('ballot-voided', { sheet, ref }, { paper: paper.slice(0, 20) });
}

/** 发出27张,收回26张,有效26张, in one cell or several. */
function footerOf(table: SheetTable, mapping: SheetMapping): Footer {
  for (const row of footerRows(table, mapping)) {
    const text = row.cells
      .map((cell) => cell?.text ?? '')
      .join(' ')
      .normalize('NFKC');
    const issued = countIn(text, /(?:发出|发放|印发)\D{0,8}?(\d{1,6})/);
    const collected = countIn(text, /(?:收回|回收)\D{0,8}?(\d{1,6})/);
    const valid = countIn(text, /有效\D{0,8}?(\d{1,6})/);
    if (collected === undefined && valid === undefined) continue;
    const ref = row.cells.find(Boolean)?.ref;
    return {
      ...(ref === undefined ? {} : { ref }),
      ...(issued === undefined ? {} : { issued }),
      ...(collected === undefined ? {} : { collected }),
      ...(valid === undefined ? {} : { valid }),
    };
  }
  return {};
}

function countIn(text: string, pattern: RegExp): number | undefined {
  const match = pattern.exec(text);
  return match ? Number(match[1]) : undefined;
}

function titlesAbove(table: SheetTable, mapping: SheetMapping): readonly string[] {
  return table.rows
    .filter((row) => row.number < mapping.headerRow)
    .flatMap((row) => row.cells.find(Boolean)?.text ?? []);
}

function votersOf(rows: readonly SheetRow[], mapping: SheetMapping): BallotsDraft['voters'] {
  const column = mapping.columns['voter'];
  const isOther = (row: SheetRow) =>
    column !== undefined && /群众|代表|other/.test(matchKey(row.cells[column]?.text ?? ''));
  const others = rows.filter(isOther).length;
  return { members: rows.length - others, others };
}
