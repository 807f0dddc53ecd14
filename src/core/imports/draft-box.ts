import type { CalendarDate } from '../kernel/calendar-date.ts';
import { matchKey, splitList } from './cell-text.ts';
import { sensitivityOfWords, type Sensitivity } from './opinion-words.ts';
import { problemAt, type Problem } from './problem.ts';
import {
  lengthProblems,
  placeOf,
  readDay,
  recordRows,
  rowReader,
  type Read,
  type RowReader,
  type RowSource,
} from './row-reader.ts';
import type { SheetMapping } from './sheet-mapping.ts';
import type { SheetTable } from './sheet.ts';
import type { DateContext } from './understand-date.ts';

export type OpinionDraft = {
  readonly source: RowSource;
  readonly number?: string;
  readonly kind: 'opinion' | 'suggestion';
  readonly sensitivity: Sensitivity;
  /** Empty only when `blank`. */
  readonly text: string;
  readonly handling: string;
  /** A slip with nothing on it. */
  readonly blank: boolean;
};
export type OpeningDraft = {
  readonly source: RowSource;
  readonly date: CalendarDate;
  readonly keepers: readonly string[];
  /** The opinions found; none at an empty opening. */
  readonly opinions: readonly OpinionDraft[];
};
export type BoxDraft = { readonly kind: 'box'; readonly openings: readonly OpeningDraft[] };

type Slip = { readonly opening: Omit<OpeningDraft, 'opinions'>; readonly opinion?: OpinionDraft };

export function draftBox(
  table: SheetTable,
  mapping: SheetMapping,
  context: DateContext,
): { content: BoxDraft; problems: readonly Problem[] } {
  const reads = recordRows(table, mapping).map((row) =>
    readSlip(rowReader(table.name, row, mapping.columns), context),
  );
  const openings = openingsOf(reads.flatMap((read) => read.draft ?? []));
  const problems = [
    ...reads.flatMap((read) => read.problems),
    ...openings.flatMap(openingProblems),
  ];
  return { content: { kind: 'box', openings }, problems };
}

function readSlip(reader: RowReader, context: DateContext): Read<Slip> {
  const date = readDay(reader, 'date', context);
  const opinion = isEmptyOpening(reader) ? { problems: [] } : readOpinion(reader);
  const problems = [...lengthProblems(reader), ...date.problems, ...opinion.problems];
  if (!date.draft) return { problems };
  const keepers = ['keeper', 'secondKeeper'].flatMap((role) => splitList(reader.text(role) ?? ''));
  const opening = { source: reader.source, date: date.draft.from, keepers };
  return { draft: opinion.draft ? { opening, opinion: opinion.draft } : { opening }, problems };
}

function isEmptyOpening(reader: RowReader): boolean {
  const text = matchKey(reader.text('text') ?? '');
  const says = /^(开箱|本次)?(无意见|未收到|没有意见|空箱|无|0件|0份)/.test(text) || text === '';
  return says && reader.text('number') === undefined && reader.text('kind') === undefined;
}

function readOpinion(reader: RowReader): Read<OpinionDraft> {
  const text = reader.text('text') ?? '';
  const blank = text === '' || /^(空白|白纸|空白纸条)$/.test(matchKey(text));
  const sensitivity = readSensitivity(reader);
  const problems = [
    ...sensitivity.problems,
    ...(blank ? [problemAt('blank-paper', reader.place('text'))] : []),
  ];
  if (!sensitivity.draft) return { problems };
  const number = reader.text('number');
  const draft: OpinionDraft = {
    source: reader.source,
    ...(number === undefined ? {} : { number }),
    kind: /建议|suggest/i.test(reader.text('kind') ?? '') ? 'suggestion' : 'opinion',
    sensitivity: sensitivity.draft,
    text: blank ? '' : text,
    handling: reader.text('handling') ?? '',
    blank,
  };
  return { draft, problems };
}

/** R50. An unknown word stops the import, for a wrong class would show the opinion to the wrong people. */
function readSensitivity(reader: RowReader): Read<Sensitivity> {
  const written = reader.text('sensitivity');
  const place = reader.place('sensitivity');
  if (written === undefined) {
    return { draft: 'normal', problems: [problemAt('sensitivity-assumed', place)] };
  }
  const draft = sensitivityOfWords(written);
  if (draft) return { draft, problems: [] };
  return { problems: [problemAt('value-not-understood', place, { text: written.slice(0, 100) })] };
}

/** Rows of one day and the same keepers are one opening. */
function openingsOf(slips: readonly Slip[]): readonly OpeningDraft[] {
  const openings = new Map<string, OpeningDraft>();
  for (const { opening, opinion } of slips) {
    const key = `${opening.date}|${opening.keepers.join('|')}`;
    const known = openings.get(key) ?? { ...opening, opinions: [] };
    openings.set(key, {
      ...known,
      opinions: opinion ? [...known.opinions, opinion] : known.opinions,
    });
  }
  return [...openings.values()];
}

function openingProblems(opening: OpeningDraft): readonly Problem[] {
  const place = placeOf(opening.source, 'date');
  const empty =
    opening.opinions.length === 0
      ? [problemAt('empty-opening', place, { date: opening.date })]
      : [];
  const keepers = opening.keepers.length;
  return keepers >= 2 ? empty : [...empty, problemAt('one-keeper', place, { keepers })];
}
