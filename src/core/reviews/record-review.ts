import type { criteriaSetCodes, cycleStates, workLines } from '../cycles/facts.ts';
import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { CycleId, NewId, PersonId, PointId, ReviewId, SessionId } from '../kernel/ids.ts';
import { accept, refuse, type Result } from '../kernel/result.ts';
import { fact, type Fact } from '../ledger/catalogue.ts';
import { deriveRelation } from './derive-relation.ts';
import type { pointKinds, reviewModes, talkOutcomes } from './facts.ts';
import { isSameParty, type KnownParty } from './known-party.ts';
import type { ReviewRelation } from './review-text.ts';

/** What somebody wants to record; parties are looked up before. */
export interface ReviewIntent {
  readonly mode: (typeof reviewModes)[number];
  /** Derived from the parties when absent. */
  readonly relation?: ReviewRelation | undefined;
  readonly occurredOn: CalendarDate;
  readonly points: readonly {
    readonly kind: (typeof pointKinds)[number];
    readonly text: string;
    readonly line: (typeof workLines)[number] | null;
  }[];
  readonly criteria: (typeof criteriaSetCodes)[number] | null;
  readonly sessionId: SessionId | null;
  readonly deadlineText: string | null;
  readonly deadline: CalendarDate | null;
  readonly restricted: boolean;
  readonly jointWith: ReviewId | null;
  readonly talk: TalkIntent | null;
}

export interface TalkIntent {
  readonly reason: string;
  readonly outcome: (typeof talkOutcomes)[number];
  readonly followUp: string;
  readonly consent: boolean | null;
  readonly helperId: PersonId | null;
  readonly until: CalendarDate | null;
}

export interface RecordState {
  readonly cycle: { readonly cycleId: CycleId; readonly state: (typeof cycleStates)[number] };
  /** In the order named; `undefined` for an id that the roster does not know. */
  readonly reviewers: readonly (KnownParty | undefined)[];
  readonly subject: KnownParty | undefined;
  readonly sessionKnown: boolean;
  readonly jointKnown: boolean;
  readonly helperKnown: boolean;
  readonly today: CalendarDate;
  readonly newId: NewId;
}

export type RecordRefusal = {
  readonly code:
    | 'cycle-closed'
    | 'cycle-not-running'
    | 'no-points'
    | 'unknown-person'
    | 'date-in-future'
    | 'deadline-before-review'
    | 'not-found';
  readonly place?: string;
};

export interface Recorded {
  readonly reviewId: ReviewId;
  readonly facts: readonly Fact[];
}

/** Every review goes through here, whoever enters it (R06, R75). */
export function recordReview(
  state: RecordState,
  intent: ReviewIntent,
): Result<Recorded, RecordRefusal> {
  const { subject } = state;
  const reviewers = state.reviewers.filter((each) => each !== undefined);
  const objection = objectionTo(state, intent);
  if (objection) return refuse(objection);
  if (!subject) return refuse({ code: 'unknown-person', place: 'subject' });

  const reviewId = state.newId<ReviewId>();
  const recorded = fact('review.recorded', {
    reviewId,
    cycleId: state.cycle.cycleId,
    sessionId: intent.sessionId,
    mode: intent.mode,
    relation: intent.relation ?? deriveRelation({ mode: intent.mode, reviewers, subject }),
    reviewers: reviewers.map((each) => each.party),
    subject: subject.party,
    unitId: subject.unitId,
    occurredOn: intent.occurredOn,
    criteria: intent.criteria,
    points: spokenPoints(intent).map((point) => ({ ...point, pointId: state.newId<PointId>() })),
    deadlineText: intent.deadlineText,
    deadline: intent.deadline,
    selfReview: reviewers.some((each) => isSameParty(each.party, subject.party)),
    jointWith: intent.jointWith,
    // R33: what is said in a talk stays between the two, the helper and the head, whoever records it.
    restricted: intent.restricted || intent.mode === 'talk',
    importId: null,
  });
  return accept({ reviewId, facts: [recorded, ...talkFacts(state, intent, reviewId)] });
}

function objectionTo(state: RecordState, intent: ReviewIntent): RecordRefusal | undefined {
  const { state: stage } = state.cycle;
  if (stage === 'draft' || stage === 'published') return { code: 'cycle-not-running' };
  if (stage !== 'running') return { code: 'cycle-closed' };
  if (spokenPoints(intent).length === 0) return { code: 'no-points', place: 'points' };
  if (intent.occurredOn > state.today) return { code: 'date-in-future', place: 'occurredOn' };
  if (intent.deadline && intent.deadline < intent.occurredOn) {
    return { code: 'deadline-before-review', place: 'deadline' };
  }
  if (state.reviewers.length === 0 || state.reviewers.includes(undefined)) {
    return { code: 'unknown-person', place: 'reviewers' };
  }
  if (intent.sessionId && !state.sessionKnown) return { code: 'not-found', place: 'sessionId' };
  if (intent.jointWith && !state.jointKnown) return { code: 'not-found', place: 'jointWith' };
  if (intent.talk?.helperId && !state.helperKnown) {
    return { code: 'unknown-person', place: 'talk.helperId' };
  }
  return undefined;
}

function spokenPoints(intent: ReviewIntent) {
  return intent.points.filter((point) => point.text.trim() !== '');
}

function talkFacts(state: RecordState, { talk }: ReviewIntent, reviewId: ReviewId): Fact[] {
  if (!talk) return [];
  const consent = talk.outcome === 'commend' ? talk.consent : null;
  const { cycleId } = state.cycle;
  return [fact('talk.concluded', { ...talk, consent, reviewId, cycleId, importId: null })];
}
