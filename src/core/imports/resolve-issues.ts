import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { OrganisationId, PersonId } from '../kernel/ids.ts';
import { answersTo, liesWithin } from '../people/organisation-tree.ts';
import { aboutAll, gathered, look, lookOptional, type Resolution } from './asking.ts';
import type { ContributionDraft } from './draft-contributions.ts';
import type { RectificationDraft } from './draft-rectifications.ts';
import {
  indexOfOrigins,
  type OriginIndex,
  type Origins,
  type ResolvedContribution,
  reviewOfSameText,
  reviewsOfSameDeadline,
  sourcesBehind,
} from './item-sources.ts';
import { problemAt, type Place, type Problem } from './problem.ts';
import type { ReviewContext } from './resolve-reviews.ts';
import { placeOf, type RowSource } from './row-reader.ts';

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

export function resolveRectifications(
  drafts: readonly RectificationDraft[],
  origins: Origins,
  context: ReviewContext,
): Resolution<ResolvedRectification> {
  const known = { origins: indexOfOrigins(origins), movedItems: origins.movedItems ?? new Set() };
  const all = gathered(drafts.map((draft) => resolveRectification(draft, known, context)));
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

type Known = { readonly origins: OriginIndex; readonly movedItems: ReadonlySet<RowSource> };

function resolveRectification(
  draft: RectificationDraft,
  { origins, movedItems }: Known,
  { resolver, directory, people }: ReviewContext,
): Resolution<ResolvedRectification> {
  const at = (role: string) => placeOf(draft.source, role);
  const unit = lookOptional(draft.unit, at('unit'), resolver.organisation);
  const owner = look(resolver.person(draft.owner, unit.value), at('owner'));
  const leader = lookOptional(draft.leader, at('leader'), (name) => resolver.person(name));
  const verifier = lookOptional(draft.verifier, at('verifier'), (name) => resolver.person(name));
  const looked = [unit, owner, leader, verifier];
  const about = aboutAll(looked);
  const ownUnit = owner.value && people.get(owner.value)?.organisationId;
  if (about.questions.length > 0 || !owner.value || !ownUnit) return { resolved: [], ...about };
  const [sameDay] = reviewsOfSameDeadline(draft, owner.value, { origins, people });
  const behind = reviewOfSameText(draft, origins) ?? sameDay;
  const { contribution, review, ideas, knownSince } = sourcesBehind(draft, behind, origins);
  const unitId = unit.value ?? contribution?.unitId ?? ownUnit;
  const itemMoved = review !== undefined && movedItems.has(review.source);
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
