import type { CalendarDate } from '../kernel/calendar-date.ts';
import { matchKey } from './cell-text.ts';
import { problemAt, type Problem } from './problem.ts';
import { modeOfWords, type ImportedMode } from './review-words.ts';
import {
  lengthProblems,
  missingValue,
  placeOf,
  readPeriod,
  recordRows,
  rowReader,
  type Read,
  type RowReader,
  type RowSource,
} from './row-reader.ts';
import type { SheetMapping } from './sheet-mapping.ts';
import type { SheetTable } from './sheet.ts';
import { understandDate, type DateContext } from './understand-date.ts';

export type Completion = 'open' | 'partly' | 'done';
export type RectificationDraft = {
  readonly source: RowSource;
  readonly number?: string;
  readonly origin: ImportedMode;
  readonly problem: string;
  readonly measure?: string;
  readonly leader?: string;
  readonly unit?: string;
  readonly owner: string;
  readonly deadline: CalendarDate;
  readonly progress?: string;
  readonly completion: Completion;
  /** As written, e.g. 部分整改. */
  readonly completionText?: string;
  readonly verifier?: string;
  /** Done and with a date of close-out: it comes in as closed before the system, unverified. */
  readonly closedBeforeOn?: CalendarDate;
};
export type RectificationsDraft = {
  readonly kind: 'rectifications';
  readonly rectifications: readonly RectificationDraft[];
};

export function draftRectifications(
  table: SheetTable,
  mapping: SheetMapping,
  context: DateContext,
): { content: RectificationsDraft; problems: readonly Problem[] } {
  const reads = recordRows(table, mapping).map((row) =>
    readRectification(rowReader(table.name, row, mapping.columns), context),
  );
  return {
    content: { kind: 'rectifications', rectifications: reads.flatMap((read) => read.draft ?? []) },
    problems: reads.flatMap((read) => read.problems),
  };
}

function readRectification(reader: RowReader, context: DateContext): Read<RectificationDraft> {
  const deadline = readPeriod(reader, 'deadline', context);
  const [problem, owner] = [reader.text('problem'), reader.text('owner')];
  const completion = completionOf(reader);
  const closure = readClosure(reader, completion, context);
  const origin = modeOfWords(reader.text('origin') ?? '');
  const problems = [
    ...lengthProblems(reader),
    ...missingValue(reader, 'problem'),
    ...missingValue(reader, 'owner'),
    ...deadline.problems,
    ...closure.problems,
    ...(origin ? [] : [problemAt('origin-assumed', reader.place('origin'), originText(reader))]),
  ];
  if (!deadline.draft || problem === undefined || owner === undefined) return { problems };
  const draft: RectificationDraft = {
    source: reader.source,
    origin: origin ?? 'meeting',
    problem,
    owner,
    deadline: deadline.draft.to,
    completion,
    ...(reader.text('completion') === undefined
      ? {}
      : { completionText: reader.text('completion') ?? '' }),
    ...texts(reader, ['number', 'measure', 'leader', 'unit', 'progress', 'verifier'] as const),
    ...(closure.draft === undefined ? {} : { closedBeforeOn: closure.draft }),
  };
  return { draft, problems };
}

function originText(reader: RowReader): { readonly text: string } {
  return { text: (reader.text('origin') ?? '').slice(0, 60) };
}

function texts<Role extends string>(reader: RowReader, roles: readonly Role[]) {
  const filled = roles.flatMap((role) => {
    const text = reader.text(role);
    return text === undefined ? [] : [[role, text] as const];
  });
  return Object.fromEntries(filled) as { readonly [each in Role]?: string };
}

/** 已整改 / 部分整改 / 未完成; what is not said is open. */
function completionOf(reader: RowReader): Completion {
  const key = matchKey(reader.text('completion') ?? reader.text('progress') ?? '');
  if (/未|没有|尚|open|not/.test(key)) return 'open';
  if (/部分|正在|进行|推进|办理中|partly|partial/.test(key)) return 'partly';
  if (/已|完成|销号|办结|done|closed/.test(key)) return 'done';
  return 'open';
}

function readClosure(
  reader: RowReader,
  completion: Completion,
  context: DateContext,
): Read<CalendarDate> {
  if (completion !== 'done') return { problems: [] };
  const name = reader.text('problem')?.slice(0, 60) ?? '';
  const place = reader.place('closedOn');
  if (reader.text('closedOn') === undefined) {
    return { problems: [problemAt('closed-without-date', place, { problem: name })] };
  }
  const date = understandDate(reader.cell('closedOn'), context);
  if (!date.ok) {
    const text = reader.text('closedOn')?.slice(0, 100) ?? '';
    return { problems: [problemAt(date.refusal, place, { text })] };
  }
  const unverified = problemAt('closed-before', place, { date: date.value.to });
  const nobody =
    reader.text('verifier') === undefined
      ? [problemAt('verified-by-nobody', placeOf(reader.source, 'verifier'), { problem: name })]
      : [];
  return { draft: date.value.to, problems: [unverified, ...nobody] };
}
