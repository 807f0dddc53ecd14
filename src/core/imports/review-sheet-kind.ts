import { matchKey } from './cell-text.ts';
import type { Columns } from './recognise-columns.ts';
import { modeOfWords, type ImportedMode } from './review-words.ts';
import type { SheetRow, SheetTable } from './sheet.ts';

export const reviewSheetKinds = [
  'meetingReviews',
  'onsiteReviews',
  'talks',
  'mutualReviews',
  'mixedReviews',
] as const;
export type ReviewSheetKind = (typeof reviewSheetKinds)[number];

export type ReviewSheet = {
  readonly table: SheetTable;
  readonly header: SheetRow;
  readonly columns: Columns;
};

const kindOfMode: Readonly<Record<ImportedMode, ReviewSheetKind>> = {
  meeting: 'meetingReviews',
  onsite: 'onsiteReviews',
  talk: 'talks',
  faceToFace: 'mutualReviews',
  backToBack: 'mixedReviews',
  public: 'mixedReviews',
};

/** Words that only stand on one of the four forms. */
const signals: readonly (readonly [ReviewSheetKind, RegExp])[] = [
  ['talks', /谈话|谈心|后续措施|talk/g],
  ['onsiteReviews', /到访|受访|走访|现场|实地|on-?site/g],
  ['mutualReviews', /互评|互相|相互|结对|mutual/g],
  ['meetingReviews', /会议|民主生活会|支部大会|集中|meeting/g],
];
const weightOfNames = 0.3;

/**
 * By the modes that its cells name, else by its titles, else by the title row and the sheet's name.
 * A sheet of which none of them says the mode is `mixedReviews` without a column for it: it is asked about.
 */
export function reviewKindOf(sheet: ReviewSheet): ReviewSheetKind {
  const [mode, ...others] = modesIn(sheet);
  if (mode === undefined) return kindOfTitles(sheet) ?? 'mixedReviews';
  return others.length > 0 ? 'mixedReviews' : kindOfMode[mode];
}

function modesIn({ table, header, columns }: ReviewSheet): ReadonlySet<ImportedMode> {
  const column = columns['mode'];
  if (column === undefined) return new Set();
  const below = table.rows.filter((row) => row.number > header.number);
  return new Set(below.flatMap((row) => modeOfWords(row.cells[column]?.text ?? '') ?? []));
}

function kindOfTitles({ table, header }: ReviewSheet): ReviewSheetKind | undefined {
  const titles = matchKey(header.cells.map((cell) => cell?.text ?? '').join('|'));
  const above = table.rows.filter((row) => row.number < header.number).map(firstText);
  const around = matchKey([table.name, ...above].join('|'));
  const [best, second] = signals
    .map(([kind, words]) => ({
      kind,
      score: countOf(titles, words) + weightOfNames * Math.min(2, countOf(around, words)),
    }))
    .sort((one, other) => other.score - one.score);
  return best && best.score > (second?.score ?? 0) ? best.kind : undefined;
}

function countOf(text: string, words: RegExp): number {
  return text.match(words)?.length ?? 0;
}

export function firstText(row: SheetRow): string {
  return row.cells.find((cell) => cell !== undefined)?.text ?? '';
}
