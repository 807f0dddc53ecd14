import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { OrganisationId, PersonId } from '../kernel/ids.ts';
import { answersTo, liesWithin } from '../people/organisation-tree.ts';
import { aboutAll, gathered, look, lookOptional, type Resolution } from './asking.ts';
import { matchKey } from './cell-text.ts';
import { codeKey, type ContributionDraft, type IdeaDraft } from './draft-contributions.ts';
import type { RectificationDraft } from './draft-rectifications.ts';
import { problemAt, type Place, type Problem } from './problem.ts';
import type { ReviewContext, ResolvedReview } from './resolve-reviews.ts';
import { placeOf, type RowSource } from './row-reader.ts';

export type ResolvedContribution = ContributionDraft & { readonly unitId?: OrganisationId };
/** Who checked a closure made before the system existed. */
export type PriorVerifier = 'someoneElse' | 'owner' | 'subordinate' | 'nobody';
export type ResolvedRectification = RectificationDraft & {
  readonly leaderId?: PersonId;
  readonly ownerId: PersonId;
  readonly verifierId?: PersonId;
  /** The responsible branch: as stated, else that of the problem, else the owner's own. */
  readonly unitId: OrganisationId;
  /** The public problem and ideas with the same text. */
  readonly contribution?: RowSource;
  readonly ideas: readonly RowSource[];
  /** The review that it follows from: the same shortcoming, or the same deadline for the owner. */
  readonly review?: RowSource;
  /** The latest day of what it follows from: it cannot have been assigned before. */
  readonly knownSince?: CalendarDate;
  /** Its item went its own way since it was recorded, so the row adds nothing. */
  readonly itemMoved: boolean;
  /** Only when closed before. */
  readonly priorVerifier?: PriorVerifier;
};

export function resolveContributions(
  drafts: readonly ContributionDraft[],
  { resolver }: ReviewContext,
): Resolution<ResolvedContribution> {
  return gathered(
    drafts.map((draft) => {
      const unit = lookOptional(draft.unit, placeOf(draft.source, 'unit'), resolver.organisation);
      const { problems, questions } = unit;
      const isOpen = draft.unit !== undefined && unit.value === undefined && questions.length > 0;
      if (isOpen) return { resolved: [], problems, questions };
      const unitId = unit.value;
      return { resolved: [unitId ? { ...draft, unitId } : draft], problems, questions };
    }),
  );
}

/** What the ledger's rows are compared with: from the same import or recorded before. */
export type Origins = {
  readonly contributions: readonly ResolvedContribution[];
  readonly ideas: readonly IdeaDraft[];
  readonly reviews: readonly ResolvedReview[];
  /** Reviews whose item was claimed, closed or reopened since. */
  readonly movedItems?: ReadonlySet<RowSource>;
};

export function resolveRectifications(
  drafts: readonly RectificationDraft[],
  origins: Origins,
  context: ReviewContext,
): Resolution<ResolvedRectification> {
  const index = indexOf(origins);
  const all = gathered(drafts.map((draft) => resolveRectification(draft, index, context)));
  return { ...all, problems: [...sourcesMissing(drafts, origins), ...all.problems] };
}

/** Items are matched with what they follow from only when that is there: later, both would stand. */
function sourcesMissing(
  drafts: readonly RectificationDraft[],
  { contributions, reviews }: Origins,
): readonly Problem[] {
  const orphan = drafts.find(({ origin }) =>
    origin === 'public' ? contributions.length === 0 : reviews.length === 0,
  );
  return orphan ? [problemAt('sources-not-imported', { sheet: orphan.source.sheet })] : [];
}

type OriginIndex = {
  readonly contributions: ReadonlyMap<string, ResolvedContribution>;
  readonly ideas: ReadonlyMap<string, readonly IdeaDraft[]>;
  /** By mode and shortcoming. */
  readonly reviewsByText: ReadonlyMap<string, ResolvedReview>;
  /** By mode and the deadline of the item that follows. */
  readonly reviewsByDeadline: ReadonlyMap<string, readonly ResolvedReview[]>;
  readonly movedItems: ReadonlySet<RowSource>;
};

function indexOf({ contributions, ideas, reviews, movedItems }: Origins): OriginIndex {
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
    movedItems: movedItems ?? new Set(),
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

function resolveRectification(
  draft: RectificationDraft,
  origins: OriginIndex,
  { resolver, directory, people }: ReviewContext,
): Resolution<ResolvedRectification> {
  const at = (role: string) => placeOf(draft.source, role);
  const contribution = origins.contributions.get(matchKey(draft.problem));
  const unit = lookOptional(draft.unit, at('unit'), resolver.organisation);
  const owner = look(resolver.person(draft.owner, unit.value), at('owner'));
  const leader = lookOptional(draft.leader, at('leader'), (name) => resolver.person(name));
  const verifier = lookOptional(draft.verifier, at('verifier'), (name) => resolver.person(name));
  const looked = [unit, owner, leader, verifier];
  const about = aboutAll(looked);
  const ownUnit = owner.value && people.get(owner.value)?.organisationId;
  const unitId = unit.value ?? contribution?.unitId ?? ownUnit;
  if (about.questions.length > 0 || !owner.value || !unitId || !ownUnit)
    return { resolved: [], ...about };
  const review = reviewBehind(draft, owner.value, { origins, people });
  const ideas = ideasBehind(draft, contribution, origins.ideas);
  const itemMoved = review !== undefined && origins.movedItems.has(review.source);
  const since = [contribution?.date, review?.date, ...ideas.map((idea) => idea.date)];
  const knownSince = since
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  const resolved: ResolvedRectification = {
    ...draft,
    ownerId: owner.value,
    unitId,
    ...(leader.value ? { leaderId: leader.value } : {}),
    ...(verifier.value ? { verifierId: verifier.value } : {}),
    ...(contribution ? { contribution: contribution.source } : {}),
    ...(review ? { review: review.source } : {}),
    ideas: ideas.map((idea) => idea.source),
    itemMoved,
    ...(knownSince ? { knownSince } : {}),
    ...(draft.closedBeforeOn
      ? { priorVerifier: priorVerifier(verifier.value, owner.value, { directory, people }) }
      : {}),
  };
  const outside = !liesWithin(ownUnit, unitId, directory);
  const notes = [
    ...(outside
      ? [problemAt('owner-outside-unit', at('owner'), { owner: draft.owner.slice(0, 100) })]
      : []),
    ...verifierNotes(resolved, at('verifier')),
    ...(itemMoved ? [problemAt('item-moved-meanwhile', at('problem'))] : []),
  ];
  return {
    resolved: [resolved],
    questions: about.questions,
    problems: [...about.problems, ...notes],
  };
}

function priorVerifier(
  verifierId: PersonId | undefined,
  ownerId: PersonId,
  { directory, people }: Pick<ReviewContext, 'directory' | 'people'>,
): PriorVerifier {
  if (verifierId === undefined) return 'nobody';
  if (verifierId === ownerId) return 'owner';
  const both = [verifierId, ownerId].flatMap((id) => people.get(id) ?? []);
  const tree = { organisations: directory.organisations, people: both };
  return answersTo(verifierId, ownerId, tree) ? 'subordinate' : 'someoneElse';
}

function verifierNotes(
  { priorVerifier: by, verifier, owner }: ResolvedRectification,
  place: Place,
): readonly Problem[] {
  const params = { verifier: verifier?.slice(0, 100) ?? '', owner: owner.slice(0, 100) };
  if (by === 'owner') return [problemAt('verified-by-owner', place, params)];
  if (by === 'subordinate') return [problemAt('verified-by-subordinate', place, params)];
  return [];
}

function ideasBehind(
  draft: RectificationDraft,
  contribution: ContributionDraft | undefined,
  ideas: OriginIndex['ideas'],
): readonly IdeaDraft[] {
  if (!contribution || draft.measure === undefined) return [];
  const code = codeKey(contribution.code);
  return (ideas.get(matchKey(draft.measure)) ?? []).filter((idea) =>
    idea.forCodes.some((each) => codeKey(each) === code),
  );
}

function reviewBehind(
  draft: RectificationDraft,
  ownerId: PersonId,
  { origins, people }: { readonly origins: OriginIndex } & Pick<ReviewContext, 'people'>,
): ResolvedReview | undefined {
  const bySameText = origins.reviewsByText.get(`${draft.origin}|${matchKey(draft.problem)}`);
  const byDeadline = origins.reviewsByDeadline.get(`${draft.origin}|${draft.deadline}`) ?? [];
  return bySameText ?? byDeadline.find((review) => answersFor(ownerId, review.subject, people));
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
