import { isDatedRequirement, type DatedRequirement } from '../issues/dated-requirement.ts';
import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { OrganisationId, PersonId } from '../kernel/ids.ts';
import { aboutAll, gathered, look, lookOptional, type Resolution } from './asking.ts';
import type { Directory, DirectoryPerson } from './directory.ts';
import type { PointDraft, ReviewDraft } from './draft-reviews.ts';
import { problemAt, type Problem } from './problem.ts';
import type { NameResolver, ResolvedParty } from './resolve-names.ts';
import type { ImportedMode, TalkOutcome } from './review-words.ts';
import { placeOf, type RowSource } from './row-reader.ts';

export type ReviewRelation =
  | 'rootToUnit'
  | 'leadershipTeam'
  | 'assemblyToMember'
  | 'leaderToMember'
  | 'unitToUnit'
  | 'memberToUnit'
  | 'memberToMember';

/** One review of one subject; a joint row gives two with the same source (R18). */
export type ResolvedReview = {
  readonly source: RowSource;
  readonly mode: ImportedMode;
  readonly relation: ReviewRelation;
  readonly date: CalendarDate;
  readonly meeting?: string;
  readonly place?: string;
  readonly reviewers: readonly ResolvedParty[];
  readonly subject: ResolvedParty;
  /** The subject itself or the branch of the person. */
  readonly unitId: OrganisationId;
  /** Subjects of this row; more than one makes the reviews joint. */
  readonly subjects: number;
  readonly selfReview: boolean;
  readonly points: readonly PointDraft[];
  readonly deadlineText?: string;
  readonly deadline?: CalendarDate;
  /** Whether a rectification item follows. Of joint reviews only the first, the organisation, has it. */
  readonly item: DatedRequirement;
  readonly solvedOnSpot?: string;
  readonly talk?: {
    readonly reason: string;
    readonly outcome: TalkOutcome;
    readonly followUp: string;
    readonly consent?: boolean;
    readonly helperId?: PersonId;
    readonly until?: CalendarDate;
  };
  readonly pairing?: {
    readonly helperId: OrganisationId;
    readonly partnerId: OrganisationId;
    readonly aim: string;
  };
};

export type ReviewContext = {
  readonly directory: Directory;
  readonly resolver: NameResolver;
  readonly people: ReadonlyMap<PersonId, DirectoryPerson>;
};

export function reviewContext(directory: Directory, resolver: NameResolver): ReviewContext {
  const people = new Map(directory.people.map((person) => [person.personId, person]));
  return { directory, resolver, people };
}

export function resolveReviews(
  drafts: readonly ReviewDraft[],
  context: ReviewContext,
): Resolution<ResolvedReview> {
  return gathered(drafts.map((draft) => resolveReview(draft, context)));
}

function resolveReview(draft: ReviewDraft, context: ReviewContext): Resolution<ResolvedReview> {
  const { resolver } = context;
  const unit = unitHint(draft, context);
  const at = (role: string) => placeOf(draft.source, role);
  const reviewers = resolver
    .parties(draft.reviewer, unit)
    .map((each) => look(each, at('reviewer')));
  const subjects = resolver.parties(draft.subject, unit).map((each) => look(each, at('subject')));
  const helper = lookOptional(draft.talk?.followUp.helper, at('followUp'), (text) =>
    resolver.person(text),
  );
  const pairing = [draft.pairing?.helper, draft.pairing?.partner].map((text) =>
    lookOptional(text, at('pairing'), (name) => resolver.organisation(name)),
  );
  const about = aboutAll([...reviewers, ...subjects, helper, ...pairing]);
  const [by, of] = [reviewers, subjects].map((looked) =>
    looked.flatMap((each) => each.value ?? []),
  );
  const complete = by?.length === reviewers.length && of?.length === subjects.length;
  if (!by || !of || !complete) return { resolved: [], ...about };
  const resolved = of.map((subject, index) =>
    review(
      draft,
      {
        by,
        subject,
        index,
        subjects: of.length,
        helperId: helper.value,
        pairing: pairing.map((each) => each.value),
      },
      context,
    ),
  );
  return {
    resolved,
    questions: about.questions,
    problems: [...about.problems, ...reviewNotes(draft, resolved)],
  };
}

/** The branch that the row states: that of the meeting, or the one reviewed beside its secretary. */
function unitHint(
  draft: ReviewDraft,
  { resolver, directory }: ReviewContext,
): OrganisationId | undefined {
  const hint = resolver.organisationIn(draft.meeting ?? draft.subject);
  const organisation = directory.organisations.find((each) => each.organisationId === hint);
  return organisation && organisation.kind !== 'root' ? hint : undefined;
}

type Parts = {
  readonly by: readonly ResolvedParty[];
  readonly subject: ResolvedParty;
  readonly index: number;
  readonly subjects: number;
  readonly helperId: PersonId | undefined;
  readonly pairing: readonly (OrganisationId | undefined)[];
};

function review(draft: ReviewDraft, parts: Parts, context: ReviewContext): ResolvedReview {
  const { by, subject, subjects, index } = parts;
  const { talk, pairing, reviewer: _reviewer, subject: _subject, ...kept } = draft;
  const requirement = draft.points.find((point) => point.kind === 'requirement')?.text;
  const [helperId, partnerId] = parts.pairing;
  const item = isDatedRequirement(requirement, draft.deadlineText, Number(draft.date.slice(0, 4)));
  return {
    ...kept,
    reviewers: by,
    subject,
    subjects,
    unitId: unitOf(subject, context),
    relation: relationOf(draft, parts, context),
    selfReview: by.some((each) => sameParty(each, subject)),
    item: index === 0 ? item : { makesItem: false },
    ...(talk ? { talk: talkOf(talk, parts.helperId) } : {}),
    ...(pairing && helperId && partnerId
      ? { pairing: { helperId, partnerId, aim: pairing.aim } }
      : {}),
  };
}

function talkOf(
  talk: NonNullable<ReviewDraft['talk']>,
  helperId: PersonId | undefined,
): NonNullable<ResolvedReview['talk']> {
  const { consent, until } = talk.followUp;
  return {
    reason: talk.reason,
    outcome: talk.outcome,
    followUp: talk.followUpText,
    ...(consent === undefined ? {} : { consent }),
    ...(until === undefined ? {} : { until }),
    ...(helperId === undefined ? {} : { helperId }),
  };
}

function unitOf(subject: ResolvedParty, { people }: ReviewContext): OrganisationId {
  if (subject.kind === 'organisation') return subject.organisationId;
  const person = people.get(subject.personId);
  if (!person) throw new Error('resolved person is not in the directory');
  return person.organisationId;
}

function sameParty(one: ResolvedParty, other: ResolvedParty): boolean {
  if (one.kind === 'person') return other.kind === 'person' && one.personId === other.personId;
  if (one.collective || other.kind === 'person') return false;
  return one.organisationId === other.organisationId;
}

/** Domain §1.7, from who reviews and who is reviewed. */
function relationOf(draft: ReviewDraft, parts: Parts, context: ReviewContext): ReviewRelation {
  const { subject } = parts;
  const [by] = parts.by;
  if (!by) throw new Error('a review has a reviewer');
  const leadsRoot = isOfRoot(by, context);
  if (subject.kind === 'organisation') {
    if (leadsRoot) return 'rootToUnit';
    return by.kind === 'organisation' ? 'unitToUnit' : 'memberToUnit';
  }
  if (parts.subjects > 1 && leadsRoot) return 'rootToUnit';
  if (draft.mode === 'talk') return 'leaderToMember';
  if (by.kind === 'organisation') return leadsRoot ? 'leadershipTeam' : 'assemblyToMember';
  if (draft.mode === 'meeting' && headsUnitOf(by.personId, subject.personId, context)) {
    return 'assemblyToMember';
  }
  if (draft.mode === 'onsite') return 'leaderToMember';
  return 'memberToMember';
}

/** The general branch itself, or the person who heads it. */
function isOfRoot(party: ResolvedParty, { directory, people }: ReviewContext): boolean {
  const rootId = directory.organisations.find((each) => each.kind === 'root')?.organisationId;
  if (party.kind === 'organisation') return party.organisationId === rootId;
  const posts = people.get(party.personId)?.posts ?? [];
  return posts.some((post) => post.kind === 'head' && post.organisationId === rootId);
}

function headsUnitOf(headId: PersonId, memberId: PersonId, { people }: ReviewContext): boolean {
  const unitId = people.get(memberId)?.organisationId;
  const posts = people.get(headId)?.posts ?? [];
  return posts.some((post) => post.kind === 'head' && post.organisationId === unitId);
}

function reviewNotes(draft: ReviewDraft, resolved: readonly ResolvedReview[]): readonly Problem[] {
  const at = (role: string) => placeOf(draft.source, role);
  const subject = draft.subject.slice(0, 100);
  const joint =
    resolved.length > 1
      ? [problemAt('joint-subjects', at('subject'), { subject, subjects: resolved.length })]
      : [];
  const self = resolved.some((each) => each.selfReview)
    ? [problemAt('self-review', at('subject'), { name: subject })]
    : [];
  const withoutItem =
    draft.deadlineText !== undefined && !resolved.some((each) => each.item.makesItem)
      ? [
          problemAt('deadline-without-dated-requirement', at('deadline'), {
            text: draft.deadlineText.slice(0, 100),
          }),
        ]
      : [];
  return [...joint, ...self, ...withoutItem];
}
