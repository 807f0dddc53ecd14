import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { IssueId, PersonId, RectificationId } from '../kernel/ids.ts';
import type { Resolution } from './asking.ts';
import {
  indexOfOrigins,
  type OriginIndex,
  type Origins,
  type ResolvedContribution,
  reviewOfSameText,
  reviewsOfSameDeadline,
  sourcesBehind,
  type SoughtItem,
} from './item-sources.ts';
import { problemAt, type Problem } from './problem.ts';
import type { Answers, Question } from './resolve-names.ts';
import type { ReviewContext, ResolvedReview } from './resolve-reviews.ts';
import { placeOf, type RowSource } from './row-reader.ts';

/** A row of a rectification ledger that came in before the review that it follows from. */
export type LooseItem = SoughtItem & {
  readonly rectificationId: RectificationId;
  readonly ownerId: PersonId;
  readonly issueId: IssueId | null;
  readonly assignedOn: CalendarDate;
  /** Claimed, closed or reopened since. */
  readonly moved: boolean;
};

/** What has come in now of all that the item follows from. */
export type TracedItem = {
  readonly item: LooseItem;
  readonly review?: ResolvedReview;
  readonly contribution?: ResolvedContribution;
  readonly assignedOn: CalendarDate;
};

/**
 * Finds the sources of items that were imported before them: by the same text, else by an answer. An
 * item of another day with the same owner and deadline is asked about, since it may be another one.
 * Talks are compared with no ledger of another day.
 */
export function traceItems(
  items: readonly LooseItem[],
  fresh: Origins,
  { people, answers }: Pick<ReviewContext, 'people'> & { readonly answers: Answers },
): Resolution<TracedItem> {
  const reviews = fresh.reviews.filter((review) => review.mode !== 'talk');
  const origins = indexOfOrigins({ ...fresh, reviews });
  const found = new Map<LooseItem, ResolvedReview>();
  for (const item of items) {
    const review = reviewOfSameText(item, origins);
    if (review) found.set(item, review);
  }
  const asked = askOthers(items, found, { origins, people, answers });
  const resolved = items.flatMap((item) => traceItem(item, asked.found.get(item), origins) ?? []);
  return { ...asked, resolved, problems: [...asked.problems, ...resolved.flatMap(traceNotes)] };
}

/** Reviews whose item is one that was there already and has gone its own way since. */
export function movedSources(traced: readonly TracedItem[]): readonly RowSource[] {
  return traced.flatMap(({ item, review }) => (item.moved && review ? [review.source] : []));
}

type Found = ReadonlyMap<LooseItem, ResolvedReview>;
type Known = { readonly origins: OriginIndex } & Pick<ReviewContext, 'people'>;

/** Each review is asked about once; an item that one of them has is not offered to the next. */
function askOthers(
  items: readonly LooseItem[],
  byText: Found,
  { answers, ...known }: Known & { readonly answers: Answers },
): Omit<Resolution<never>, 'resolved'> & { readonly found: Found } {
  const found = new Map(byText);
  const problems: Problem[] = [];
  const questions: Question[] = [];
  for (const [review, alike] of itemsAlike(items, byText, known)) {
    const free = alike.filter((item) => !found.has(item));
    const question = questionOf(review, free);
    const answer = answers[question.key];
    const chosen = free.find((item) => item.rectificationId === answer);
    if (chosen) found.set(chosen, review);
    if (chosen || answer === 'new' || free.length === 0) continue;
    questions.push(question);
    const params = { text: question.text, key: question.key };
    problems.push(problemAt(question.code, placeOf(review.source, 'requirement'), params));
  }
  return { found, problems, questions };
}

/** Reviews from which an item would follow, with those that are there and might be the same. */
function itemsAlike(
  items: readonly LooseItem[],
  byText: Found,
  known: Known,
): ReadonlyMap<ResolvedReview, readonly LooseItem[]> {
  const settled = new Set(byText.values());
  const alike = new Map<ResolvedReview, readonly LooseItem[]>();
  for (const item of items) {
    for (const review of reviewsOfSameDeadline(item, item.ownerId, known)) {
      if (!settled.has(review)) alike.set(review, [...(alike.get(review) ?? []), item]);
    }
  }
  return alike;
}

function questionOf(review: ResolvedReview, items: readonly LooseItem[]): Question {
  const said = review.points.find(({ kind }) => kind === 'shortcoming' || kind === 'requirement');
  return {
    key: `item:${review.source.sheet} ${review.source.row}`,
    code: 'item-alike',
    text: said?.text.slice(0, 100) ?? '',
    candidates: items.map(({ rectificationId, problem }) => ({
      id: rectificationId,
      label: problem.slice(0, 200),
    })),
  };
}

function traceItem(
  item: LooseItem,
  review: ResolvedReview | undefined,
  origins: OriginIndex,
): TracedItem | undefined {
  const { knownSince = item.assignedOn, ...behind } = sourcesBehind(item, review, origins);
  const contribution = item.issueId === null ? behind.contribution : undefined;
  if (!review && !contribution) return undefined;
  return {
    item,
    ...(review ? { review } : {}),
    ...(contribution ? { contribution } : {}),
    assignedOn: knownSince < item.assignedOn ? knownSince : item.assignedOn,
  };
}

function traceNotes({ item, review }: TracedItem): readonly Problem[] {
  if (!review?.item.makesItem) return [];
  const params = { problem: item.problem.slice(0, 100) };
  return [problemAt('item-there-already', placeOf(review.source, 'requirement'), params)];
}
