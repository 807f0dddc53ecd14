import { entryTiming } from '#core/quality/entry-timing.ts';
import { gramKeys, searchableText, textKey } from '#core/kernel/search-text.ts';
import type { FactBody } from '#core/ledger/catalogue.ts';
import type { Party } from '#core/reviews/facts.ts';
import {
  comparedText,
  hasShortcoming,
  isLeaderReview,
  reviewText,
} from '#core/reviews/review-text.ts';
import {
  count,
  type FactContext,
  insert,
  type Projection,
  remove,
  type RowChange,
  update,
} from '../platform/row-change.ts';

export const reviewsProjection: Projection = {
  'session.held': (body) => [
    insert('session', {
      session_id: body.sessionId,
      cycle_id: body.cycleId,
      kind: body.kind,
      organisation_id: body.organisationId,
      title: body.title,
      held_on: body.heldOn,
      place: body.place,
      minutes: null,
      import_id: body.importId,
    }),
  ],
  'session.minuted': (body) => [
    update('session', { session_id: body.sessionId }, { minutes: body.parts }),
  ],
  'guest.invited': (body) => [
    insert('session_guest', {
      session_id: body.sessionId,
      person_id: body.personId,
      deed: body.deed,
    }),
  ],
  'review.recorded': (body, context) => [
    insert('review', reviewRow(body, context)),
    ...reviewerRows(body),
    ...reviewCounts(body),
    ...qualityCounts(body, context),
  ],
  'talk.concluded': (body) => [
    insert('talk', {
      review_id: body.reviewId,
      cycle_id: body.cycleId,
      reason: body.reason,
      outcome: body.outcome,
      follow_up: body.followUp,
      consent: body.consent,
      helper_id: body.helperId,
      until_on: body.until,
      import_id: body.importId,
    }),
  ],
  'point.answered': (body) => [
    insert('answer', {
      answer_id: body.answerId,
      review_id: body.reviewId,
      point_id: body.pointId,
      kind: body.kind,
      text: body.text,
      person_id: body.personId,
      answered_on: body.answeredOn,
    }),
  ],
  'commendation.published': (body) => [
    insert('commendation', {
      commendation_id: body.commendationId,
      cycle_id: body.cycleId,
      person_id: body.personId,
      review_id: body.reviewId,
      number: body.number,
      text: body.text,
      published_on: body.publishedOn,
      withdrawn_on: null,
    }),
  ],
  'commendation.withdrawn': (body) => [
    update('commendation', { commendation_id: body.commendationId }, { withdrawn_on: body.on }),
  ],
  'pairing.agreed': (body) => [
    insert('pairing', {
      pairing_id: body.pairingId,
      cycle_id: body.cycleId,
      helper_id: body.helperId,
      partner_id: body.partnerId,
      aim: body.aim,
      agreed_on: body.agreedOn,
      review_id: body.reviewId,
      import_id: body.importId,
    }),
  ],
  'exchange.held': (body) => [
    insert('exchange', {
      exchange_id: body.exchangeId,
      cycle_id: body.cycleId,
      title: body.title,
      held_on: body.heldOn,
      place: body.place,
      organisation_ids: body.organisationIds,
      summary: body.summary,
    }),
  ],
  'import.undone': ({ importId }) => [
    remove('session', { import_id: importId }),
    remove('review', { import_id: importId }),
    remove('reviewer', { import_id: importId }),
    remove('talk', { import_id: importId }),
    remove('pairing', { import_id: importId }),
  ],
};

type Recorded = FactBody<'review.recorded'>;

function reviewRow(body: Recorded, { tenantId, recordedOn }: FactContext) {
  const text = searchableText(reviewText(body.points));
  return {
    review_id: body.reviewId,
    cycle_id: body.cycleId,
    session_id: body.sessionId,
    mode: body.mode,
    relation: body.relation,
    subject_kind: body.subject.kind,
    subject_id: partyId(body.subject),
    unit_id: body.unitId,
    occurred_on: body.occurredOn,
    recorded_on: recordedOn,
    criteria: body.criteria,
    deadline_text: body.deadlineText,
    deadline: body.deadline,
    self_review: body.selfReview,
    joint_with: body.jointWith,
    restricted: body.restricted,
    leader_review: isLeaderReview(body.relation),
    has_shortcoming: hasShortcoming(body.points),
    text_key: textKey(comparedText(body.points)),
    search_text: text,
    search_grams: [...gramKeys(tenantId, text)],
    reviewers: body.reviewers.map((party) => ({
      kind: party.kind,
      id: partyId(party).toLowerCase(),
    })),
    points: body.points.map(({ pointId, kind, text, line }) => ({ pointId, kind, text, line })),
    import_id: body.importId,
  };
}

function reviewerRows(body: Recorded): readonly RowChange[] {
  return [...new Set(body.reviewers.map(partyId))].map((id) =>
    insert('reviewer', { review_id: body.reviewId, party_id: id, import_id: body.importId }),
  );
}

function reviewCounts(body: Recorded): readonly RowChange[] {
  const by = body.selfReview ? 'self' : 'other';
  return [
    count(body.cycleId, 'reviews', { a: body.mode, b: body.relation, c: body.unitId }),
    count(body.cycleId, 'coverage', { a: partyId(body.subject), b: body.mode, c: by }),
  ];
}

/** What signals of formalism are found by (R84); talks and restricted reviews give none. */
function qualityCounts(body: Recorded, { recordedOn }: FactContext): readonly RowChange[] {
  if (body.restricted || body.mode === 'talk') return [];
  const key = textKey(comparedText(body.points));
  const entered = entryTiming(body, recordedOn);
  return [
    ...(key === 0 ? [] : [count(body.cycleId, 'texts', { a: String(key) })]),
    count(body.cycleId, 'entries', { a: body.unitId, b: recordedOn, c: entered }),
  ];
}

function partyId(party: Party): string {
  return party.kind === 'person' ? party.personId : party.organisationId;
}
