import type { sessionKinds } from '../reviews/facts.ts';
import type { IssueId, RectificationId, ReviewId, SessionId } from '../kernel/ids.ts';
import { fact, type Fact } from '../ledger/catalogue.ts';
import type { PairingId } from '../reviews/facts.ts';
import { recordItem } from './record-items.ts';
import type { RecordedReview, Recording } from './recording.ts';
import type { ResolvedImport } from './resolve-import.ts';
import type { ResolvedReview } from './resolve-reviews.ts';
import type { RowSource } from './row-reader.ts';
import type { TracedItem } from './trace-items.ts';

export interface RecordedReviews {
  readonly facts: readonly Fact[];
  readonly bySource: ReadonlyMap<RowSource, RecordedReview>;
}

/** Reviews with their sessions, talks, pairings, difficulties solved on the spot, orders and items. */
export function recordReviews(
  { reviews, traced }: Pick<ResolvedImport, 'reviews' | 'traced'>,
  recording: Recording,
): RecordedReviews {
  const itemsThere = itemsBySource(traced);
  const sessions = new SessionsOfImport(recording);
  const ids = reviews.map(() => recording.newId<ReviewId>());
  const idsOfRow = new Map<RowSource, ReviewId[]>();
  reviews.forEach(({ source }, index) => {
    idsOfRow.set(source, [...(idsOfRow.get(source) ?? []), ...ids.slice(index, index + 1)]);
  });
  const bySource = new Map<RowSource, RecordedReview>();
  const facts = reviews.flatMap((review, index) => {
    const reviewId = ids[index] ?? recording.newId<ReviewId>();
    const jointWith = idsOfRow.get(review.source)?.find((other) => other !== reviewId);
    const recorded = recordReview(review, { reviewId, jointWith, sessions }, recording);
    const item = recordItem(review, { reviewId, there: itemsThere.get(review.source) }, recording);
    if (!bySource.has(review.source)) bySource.set(review.source, { reviewId, ...item.made });
    return [...recorded, ...item.facts];
  });
  return { facts: [...sessions.facts, ...facts], bySource };
}

/** Of several items that follow from one review the first. */
function itemsBySource(traced: readonly TracedItem[]): ReadonlyMap<RowSource, RectificationId> {
  const pairs = traced.flatMap(({ item, review }) =>
    review ? [[review.source, item.rectificationId] as const] : [],
  );
  return new Map(pairs.reverse());
}

interface OwnParts {
  readonly reviewId: ReviewId;
  readonly jointWith: ReviewId | undefined;
  readonly sessions: SessionsOfImport;
}

function recordReview(
  review: ResolvedReview,
  { reviewId, jointWith, sessions }: OwnParts,
  recording: Recording,
): readonly Fact[] {
  const { cycleId, importId, newId } = recording;
  const recorded = fact('review.recorded', {
    reviewId,
    cycleId,
    sessionId: sessions.sessionOf(review),
    mode: review.mode,
    relation: review.relation,
    reviewers: review.reviewers.map(partyOf),
    subject: partyOf(review.subject),
    unitId: review.unitId,
    occurredOn: review.date,
    criteria: criteriaOf(review),
    points: review.points.map(({ kind, text }) => ({ pointId: newId(), kind, text, line: null })),
    deadlineText: review.deadlineText ?? null,
    deadline: review.deadline ?? null,
    selfReview: review.selfReview,
    jointWith: jointWith ?? null,
    restricted: review.mode === 'talk',
    importId,
  });
  return [
    recorded,
    ...talkFacts(review, reviewId, recording),
    ...pairingFacts(review, reviewId, recording),
    ...difficultyFacts(review, reviewId, recording),
  ];
}

function criteriaOf(review: ResolvedReview): 'A' | 'B' | null {
  if (review.relation === 'assemblyToMember') return 'B';
  return review.relation === 'rootToUnit' && review.mode === 'meeting' ? 'A' : null;
}

function partyOf(party: ResolvedReview['subject']) {
  return party.kind === 'person'
    ? { kind: party.kind, personId: party.personId }
    : { kind: party.kind, organisationId: party.organisationId };
}

function talkFacts(
  { talk }: ResolvedReview,
  reviewId: ReviewId,
  { cycleId, importId }: Recording,
): readonly Fact[] {
  if (!talk) return [];
  return [
    fact('talk.concluded', {
      reviewId,
      cycleId,
      reason: talk.reason,
      outcome: talk.outcome,
      followUp: talk.followUp,
      consent: talk.consent ?? null,
      helperId: talk.helperId ?? null,
      until: talk.until ?? null,
      importId,
    }),
  ];
}

function pairingFacts(
  { pairing, date }: ResolvedReview,
  reviewId: ReviewId,
  { cycleId, importId, newId }: Recording,
): readonly Fact[] {
  if (!pairing) return [];
  const pairingId = newId<PairingId>();
  return [
    fact('pairing.agreed', { pairingId, cycleId, ...pairing, agreedOn: date, reviewId, importId }),
  ];
}

function difficultyFacts(
  review: ResolvedReview,
  reviewId: ReviewId,
  { cycleId, importId, newId }: Recording,
): readonly Fact[] {
  if (review.solvedOnSpot === undefined) return [];
  return [
    fact('issue.registered', {
      issueId: newId<IssueId>(),
      cycleId,
      number: null,
      kind: 'help',
      source: review.mode,
      reviewId,
      text: review.solvedOnSpot,
      raisedOn: review.date,
      organisationId: review.unitId,
      line: null,
      solvedOnSpot: review.solvedOnSpot,
      importId,
    }),
  ];
}

/** One session for all rows of the same day, title and place. */
class SessionsOfImport {
  readonly facts: Fact[] = [];
  readonly #ids = new Map<string, SessionId>();
  readonly #recording: Recording;

  constructor(recording: Recording) {
    this.#recording = recording;
  }

  sessionOf(review: ResolvedReview): SessionId | null {
    const kind = sessionKindOf(review);
    if (kind === undefined) return null;
    const title = review.meeting ?? '';
    const key = [
      kind,
      review.date,
      title,
      review.place ?? '',
      kind === 'siteVisit' ? review.unitId : '',
    ].join('\n');
    const known = this.#ids.get(key);
    if (known) return known;
    const sessionId = this.#recording.newId<SessionId>();
    this.#ids.set(key, sessionId);
    this.facts.push(
      fact('session.held', {
        sessionId,
        cycleId: this.#recording.cycleId,
        kind,
        organisationId: kind === 'unitAssembly' || kind === 'siteVisit' ? review.unitId : null,
        title,
        heldOn: review.date,
        place: review.place ?? '',
        importId: this.#recording.importId,
      }),
    );
    return sessionId;
  }
}

function sessionKindOf(review: ResolvedReview): (typeof sessionKinds)[number] | undefined {
  if (review.mode === 'onsite') return 'siteVisit';
  if (review.mode === 'faceToFace') {
    return review.relation === 'unitToUnit' ? 'peerExchange' : undefined;
  }
  if (review.mode !== 'meeting') return undefined;
  if (review.relation === 'leadershipTeam') return 'lifeMeeting';
  return review.relation === 'rootToUnit' ? 'collectiveReview' : 'unitAssembly';
}
