import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { OrganisationId, PersonId } from '../kernel/ids.ts';
import { matchKey } from './cell-text.ts';
import { codeKey, type ContributionDraft, type IdeaDraft } from './draft-contributions.ts';
import type { RectificationDraft } from './draft-rectifications.ts';
import type { ReviewContext, ResolvedReview } from './resolve-reviews.ts';
import type { RowSource } from './row-reader.ts';

export type ResolvedContribution = ContributionDraft & { readonly unitId?: OrganisationId };

/** What the ledger's rows are compared with: from the same import or recorded before. */
export type Origins = {
  readonly contributions: readonly ResolvedContribution[];
  readonly ideas: readonly IdeaDraft[];
  readonly reviews: readonly ResolvedReview[];
  /** Reviews whose item was claimed, closed or reopened since. */
  readonly movedItems?: ReadonlySet<RowSource>;
};

export type OriginIndex = {
  readonly contributions: ReadonlyMap<string, ResolvedContribution>;
  readonly ideas: ReadonlyMap<string, readonly IdeaDraft[]>;
  /** By mode and shortcoming. */
  readonly reviewsByText: ReadonlyMap<string, ResolvedReview>;
  /** By mode and the deadline of the item that follows. */
  readonly reviewsByDeadline: ReadonlyMap<string, readonly ResolvedReview[]>;
};

export function indexOfOrigins({ contributions, ideas, reviews }: Origins): OriginIndex {
  const shortcomings = reviews.flatMap((review) =>
    review.points
      .filter((point) => point.kind === 'shortcoming')
      .map((point) => [`${review.mode}|${matchKey(point.text)}`, review] as const),
  );
  const withItem = reviews.flatMap((review) =>
    review.item.makesItem ? [[`${review.mode}|${review.item.deadline}`, review] as const] : [],
  );
  return {
    contributions: new Map(contributions.map((each) => [matchKey(each.text), each])),
    ideas: grouped(ideas.map((idea) => [matchKey(idea.text), idea])),
    reviewsByText: new Map(shortcomings.reverse()),
    reviewsByDeadline: grouped(withItem),
  };
}

function grouped<Item>(
  pairs: readonly (readonly [string, Item])[],
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const [key, item] of pairs) {
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** What the ledger says of an item, by which its sources are found. */
export type SoughtItem = Pick<RectificationDraft, 'origin' | 'problem' | 'measure' | 'deadline'>;

/** What an item follows from. */
export type ItemSources = {
  /** The public problem with the same text, and its ideas that say the measure. */
  readonly contribution?: ResolvedContribution;
  readonly ideas: readonly IdeaDraft[];
  /** The review that names the same shortcoming, or sets the owner the same deadline. */
  readonly review?: ResolvedReview;
  /** The latest day of these: the item cannot have been assigned before. */
  readonly knownSince?: CalendarDate;
};

export function sourcesBehind(
  item: SoughtItem,
  review: ResolvedReview | undefined,
  origins: OriginIndex,
): ItemSources {
  const contribution = origins.contributions.get(matchKey(item.problem));
  const ideas = ideasBehind(item, contribution, origins.ideas);
  const days = [contribution?.date, review?.date, ...ideas.map((idea) => idea.date)];
  const knownSince = days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  return {
    ideas,
    ...(contribution ? { contribution } : {}),
    ...(review ? { review } : {}),
    ...(knownSince ? { knownSince } : {}),
  };
}

function ideasBehind(
  { measure }: SoughtItem,
  contribution: ResolvedContribution | undefined,
  ideas: OriginIndex['ideas'],
): readonly IdeaDraft[] {
  if (!contribution || measure === undefined) return [];
  const code = codeKey(contribution.code);
  return (ideas.get(matchKey(measure)) ?? []).filter((idea) =>
    idea.forCodes.some((each) => codeKey(each) === code),
  );
}

export function reviewOfSameText(
  item: SoughtItem,
  { reviewsByText }: OriginIndex,
): ResolvedReview | undefined {
  return reviewsByText.get(`${item.origin}|${matchKey(item.problem)}`);
}

/** Reviews of the owner, or of what the owner heads, from which an item of the same deadline follows. */
export function reviewsOfSameDeadline(
  item: SoughtItem,
  ownerId: PersonId,
  { origins, people }: { readonly origins: OriginIndex } & Pick<ReviewContext, 'people'>,
): readonly ResolvedReview[] {
  const sameDay = origins.reviewsByDeadline.get(`${item.origin}|${item.deadline}`) ?? [];
  return sameDay.filter((review) => answersFor(ownerId, review.subject, people));
}

/** The subject itself, or the head of the organisation that is the subject. */
function answersFor(
  personId: PersonId,
  subject: ResolvedReview['subject'],
  people: ReviewContext['people'],
): boolean {
  if (subject.kind === 'person') return subject.personId === personId;
  const posts = people.get(personId)?.posts ?? [];
  return posts.some(
    (post) => post.kind === 'head' && post.organisationId === subject.organisationId,
  );
}
