import type { CalendarDate } from '../kernel/calendar-date.ts';
import {
  understandFollowUp,
  understandPairing,
  type FollowUp,
  type PairingDraft,
} from './follow-up.ts';
import { problemAt, type Problem } from './problem.ts';
import {
  modeOfWords,
  outcomeOfWords,
  type ImportedMode,
  type TalkOutcome,
} from './review-words.ts';
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
import type { ReviewSheetKind } from './review-sheet-kind.ts';
import type { SheetMapping } from './sheet-mapping.ts';
import type { SheetTable } from './sheet.ts';
import { understandDate, type DateContext } from './understand-date.ts';

export type PointDraft = {
  readonly kind: 'achievement' | 'shortcoming' | 'requirement' | 'encouragement';
  readonly text: string;
  readonly ref: string;
};
export type TalkDraft = {
  readonly reason: string;
  readonly outcome: TalkOutcome;
  readonly followUpText: string;
  readonly followUp: FollowUp;
};
export type ReviewDraft = {
  readonly source: RowSource;
  readonly mode: ImportedMode;
  readonly date: CalendarDate;
  readonly meeting?: string;
  readonly place?: string;
  readonly reviewer: string;
  /** As written; 「第一党支部(农业)、李雨婷」 becomes two subjects when names are resolved. */
  readonly subject: string;
  readonly points: readonly PointDraft[];
  readonly deadlineText?: string;
  readonly deadline?: CalendarDate;
  readonly solvedOnSpot?: string;
  readonly talk?: TalkDraft;
  readonly pairing?: PairingDraft;
};
export type ReviewsDraft = { readonly kind: 'reviews'; readonly reviews: readonly ReviewDraft[] };

const modeOfKind: Readonly<Record<ReviewSheetKind, ImportedMode | undefined>> = {
  meetingReviews: 'meeting',
  onsiteReviews: 'onsite',
  talks: 'talk',
  mutualReviews: 'faceToFace',
  mixedReviews: undefined,
};
const pointKinds = ['achievement', 'shortcoming', 'requirement', 'encouragement'] as const;

export function draftReviews(
  table: SheetTable,
  mapping: SheetMapping & { readonly kind: ReviewSheetKind },
  context: DateContext,
): { content: ReviewsDraft; problems: readonly Problem[] } {
  const reads = recordRows(table, mapping).map((row) => {
    const reader = rowReader(table.name, row, mapping.columns);
    return readReview(reader, modeOfKind[mapping.kind], context);
  });
  const reviews = reads.flatMap((read) => read.draft ?? []);
  const problems = [...reads.flatMap((read) => read.problems), ...sameTexts(reviews)];
  return { content: { kind: 'reviews', reviews }, problems };
}

function readReview(
  reader: RowReader,
  usualMode: ImportedMode | undefined,
  context: DateContext,
): Read<ReviewDraft> {
  const mode = modeOf(reader, usualMode);
  const date = readDay(reader, 'date', context);
  const talk = mode === 'talk' ? readTalk(reader, context) : { problems: [] };
  const problems = [
    ...lengthProblems(reader),
    ...date.problems,
    ...talk.problems,
    ...missingValue(reader, 'reviewer'),
    ...missingValue(reader, 'subject'),
    ...(mode ? [] : modeProblems(reader)),
  ];
  const [reviewer, subject] = [reader.text('reviewer'), reader.text('subject')];
  if (!mode || !date.draft || reviewer === undefined || subject === undefined) return { problems };
  const points = pointsOf(reader, talk.draft?.outcome);
  const deadline = readDeadline(reader, context);
  const draft: ReviewDraft = {
    source: reader.source,
    mode,
    date: date.draft.from,
    reviewer,
    subject,
    points,
    ...optional('meeting', reader.text('meeting')),
    ...optional('place', reader.text('place')),
    ...optional('solvedOnSpot', reader.text('solved')),
    ...deadline.draft,
    ...optional('talk', talk.draft),
    ...optional('pairing', pairingOf(reader, [reviewer, subject])),
  };
  return { draft, problems: [...problems, ...deadline.problems, ...contentProblems(reader, mode)] };
}

/** What the cell says; the mode of the whole sheet only where no column is for it. */
function modeOf(reader: RowReader, usualMode: ImportedMode | undefined): ImportedMode | undefined {
  if (reader.source.columns['mode'] === undefined) return usualMode;
  return modeOfWords(reader.text('mode') ?? '');
}

function modeProblems(reader: RowReader): readonly Problem[] {
  const text = reader.text('mode');
  if (text === undefined) return missingValue(reader, 'mode');
  return [problemAt('mode-not-understood', reader.place('mode'), { text: text.slice(0, 100) })];
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined) {
  return (value === undefined ? {} : { [key]: value }) as { readonly [each in Key]?: Value };
}

/** The key points of a talk are what was praised or, when it ends in assistance, what was lacking. */
function pointsOf(reader: RowReader, outcome: TalkOutcome | undefined): readonly PointDraft[] {
  const points = pointKinds.flatMap((kind) => pointOf(reader, kind, kind));
  if (outcome === undefined) return points;
  const kind = outcome === 'assist' ? 'shortcoming' : 'achievement';
  return [...pointOf(reader, kind, 'keyPoints'), ...points];
}

function pointOf(reader: RowReader, kind: PointDraft['kind'], role: string): PointDraft[] {
  const text = reader.text(role);
  return text === undefined ? [] : [{ kind, text, ref: placeOf(reader.source, role).ref ?? '' }];
}

function readDeadline(
  reader: RowReader,
  context: DateContext,
): { draft: Pick<ReviewDraft, 'deadlineText' | 'deadline'>; problems: readonly Problem[] } {
  const deadlineText = reader.text('deadline');
  if (deadlineText === undefined) return { draft: {}, problems: [] };
  const date = understandDate(reader.cell('deadline'), context);
  if (date.ok) return { draft: { deadlineText, deadline: date.value.to }, problems: [] };
  const place = reader.place('deadline');
  const problem = problemAt('deadline-not-understood', place, { text: deadlineText.slice(0, 100) });
  return { draft: { deadlineText }, problems: [problem] };
}

function readTalk(reader: RowReader, context: DateContext): Read<TalkDraft> {
  const written = reader.text('outcome');
  const outcome = outcomeOfWords(written ?? '');
  if (!outcome) {
    const text = (written ?? '').slice(0, 100);
    return { problems: [problemAt('outcome-not-understood', reader.place('outcome'), { text })] };
  }
  const followUpText = reader.text('followUp') ?? '';
  const followUp = understandFollowUp(followUpText, context);
  return {
    draft: { reason: reader.text('reason') ?? '', outcome, followUpText, followUp },
    problems: [],
  };
}

function pairingOf(reader: RowReader, partners: readonly string[]): PairingDraft | undefined {
  const text = reader.text('pairing');
  return text === undefined ? undefined : understandPairing(text, partners);
}

/** R19, R75: both what was achieved and what is lacking, except in a talk. */
function contentProblems(reader: RowReader, mode: ImportedMode): readonly Problem[] {
  if (mode === 'talk') return [];
  const name = reader.text('subject')?.slice(0, 100) ?? '';
  const lacks = (role: 'achievement' | 'shortcoming') =>
    reader.text(role) === undefined ? [problemAt(`no-${role}`, reader.place(role), { name })] : [];
  return [...lacks('achievement'), ...lacks('shortcoming')];
}

const fewestSame = 3;

/** R25: one and the same pair of achievement and shortcoming under three names or more. */
function sameTexts(reviews: readonly ReviewDraft[]): readonly Problem[] {
  const byText = new Map<string, ReviewDraft[]>();
  for (const review of reviews) {
    const textOf = (kind: string) => review.points.find((point) => point.kind === kind)?.text;
    if (textOf('achievement') === undefined || textOf('shortcoming') === undefined) continue;
    const key = `${textOf('achievement')}|${textOf('shortcoming')}`;
    byText.set(key, [...(byText.get(key) ?? []), review]);
  }
  return [...byText.values()]
    .filter((group) => group.length >= fewestSame)
    .flatMap((group) =>
      group.map((review) =>
        problemAt('same-text', placeOf(review.source, 'achievement'), {
          name: review.subject.slice(0, 100),
          times: group.length,
        }),
      ),
    );
}
