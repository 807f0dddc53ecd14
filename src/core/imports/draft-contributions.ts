import type { CalendarDate } from '../kernel/calendar-date.ts';
import { matchKey, splitList } from './cell-text.ts';
import {
  categoryOfWords,
  typeOfWords,
  type ContributionType,
  type OutsiderCategory,
} from './opinion-words.ts';
import { problemAt, type Problem } from './problem.ts';
import {
  lengthProblems,
  missingValue,
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

export type ContributionDraft = {
  readonly source: RowSource;
  readonly code?: string;
  readonly type: ContributionType;
  readonly text: string;
  readonly unit?: string;
  readonly date: CalendarDate;
};
export type IdeaDraft = {
  readonly source: RowSource;
  readonly code?: string;
  readonly text: string;
  /** Codes of the contributions that it answers; an idea may stand alone. */
  readonly forCodes: readonly string[];
  readonly date: CalendarDate;
};
export type ContributionsDraft = {
  readonly kind: 'contributions';
  readonly contributions: readonly ContributionDraft[];
  readonly ideas: readonly IdeaDraft[];
  /** Who spoke, as totals only: the category alone could name the author. */
  readonly categories: Readonly<Record<OutsiderCategory, number>>;
};

type Entry = { readonly contribution?: ContributionDraft; readonly idea?: IdeaDraft };

export function draftContributions(
  table: SheetTable,
  mapping: SheetMapping,
  context: DateContext,
): { content: ContributionsDraft; problems: readonly Problem[] } {
  const readers = recordRows(table, mapping).map((row) =>
    rowReader(table.name, row, mapping.columns),
  );
  const reads = readers.map((reader) => readEntry(reader, context));
  const contributions = reads.flatMap((read) => read.draft?.contribution ?? []);
  const ideas = reads.flatMap((read) => read.draft?.idea ?? []);
  const categories = countCategories(readers);
  const byCode = new Map(contributions.map((each) => [codeKey(each.code), each]));
  const problems = [
    ...reads.flatMap((read) => read.problems),
    ...ideas.flatMap((idea) => ideaProblems(idea, byCode)),
  ];
  return { content: { kind: 'contributions', contributions, ideas, categories }, problems };
}

function readEntry(reader: RowReader, context: DateContext): Read<Entry> {
  const type = typeOfWords(reader.text('type') ?? '');
  const date = readDay(reader, 'date', context);
  const text = reader.text('text');
  const problems = [...lengthProblems(reader), ...date.problems, ...missingValue(reader, 'text')];
  if (!type) {
    const written = (reader.text('type') ?? '').slice(0, 100);
    return {
      problems: [
        ...problems,
        problemAt('value-not-understood', reader.place('type'), { text: written }),
      ],
    };
  }
  if (!date.draft || text === undefined) return { problems };
  const code = reader.text('code');
  const common = {
    source: reader.source,
    ...(code === undefined ? {} : { code }),
    text,
    date: date.draft.from,
  };
  if (type === 'idea') {
    return {
      draft: { idea: { ...common, forCodes: splitList(reader.text('forCode') ?? '') } },
      problems,
    };
  }
  const unit = reader.text('unit');
  return {
    draft: { contribution: { ...common, type, ...(unit === undefined ? {} : { unit }) } },
    problems,
  };
}

function countCategories(readers: readonly RowReader[]): Record<OutsiderCategory, number> {
  const counts = { villager: 0, representative: 0, enterprise: 0, selfEmployed: 0 };
  for (const reader of readers) {
    const category = categoryOfWords(reader.text('category') ?? '');
    if (category) counts[category] += 1;
  }
  return counts;
}

function ideaProblems(
  idea: IdeaDraft,
  byCode: ReadonlyMap<string, ContributionDraft>,
): readonly Problem[] {
  const place = placeOf(idea.source, 'forCode');
  const code = idea.code ?? idea.text.slice(0, 20);
  if (idea.forCodes.length === 0) return [problemAt('idea-without-problem', place, { code })];
  return idea.forCodes.flatMap((forCode) => {
    const problem = byCode.get(codeKey(forCode));
    if (!problem) return [problemAt('idea-problem-unknown', place, { code, forCode })];
    if (idea.date >= problem.date) return [];
    const params = { code, forCode, date: idea.date, problemDate: problem.date };
    return [problemAt('idea-before-problem', placeOf(idea.source, 'date'), params)];
  });
}

export function codeKey(code: string | undefined): string {
  return matchKey(code ?? '').replace(/(\D)0+(?=\d)/g, '$1');
}
