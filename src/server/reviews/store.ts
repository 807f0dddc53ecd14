import { sql } from 'kysely';
import type { criteriaSetCodes } from '#core/cycles/facts.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type {
  CycleId,
  PersonId,
  PointId,
  ReviewId,
  SessionId,
  TenantId,
} from '#core/kernel/ids.ts';
import type { AnswerId, answerKinds, Party, talkOutcomes } from '#core/reviews/facts.ts';
import type { Tx } from '../platform/database/connection.ts';

export interface ReviewHead {
  readonly cycleId: CycleId;
  readonly sessionId: SessionId | null;
  readonly criteria: (typeof criteriaSetCodes)[number] | null;
  readonly recordedOn: CalendarDate;
  readonly jointWith: ReviewId | null;
  readonly subject: Party;
}

/** What a list does not show of a review; `lock` keeps others from answering meanwhile. */
export async function loadReviewHead(
  tx: Tx,
  tenantId: TenantId,
  reviewId: ReviewId,
  lock?: 'lock',
): Promise<ReviewHead | undefined> {
  let heads = tx
    .selectFrom('review')
    .select([
      'cycle_id',
      'session_id',
      'criteria',
      'recorded_on',
      'joint_with',
      'subject_kind',
      'subject_id',
    ])
    .where('tenant_id', '=', tenantId)
    .where('review_id', '=', reviewId);
  if (lock) heads = heads.forUpdate();
  const row = await heads.executeTakeFirst();
  if (!row) return undefined;
  return {
    cycleId: row.cycle_id,
    sessionId: row.session_id,
    criteria: row.criteria as ReviewHead['criteria'],
    recordedOn: row.recorded_on,
    jointWith: row.joint_with,
    subject: { kind: row.subject_kind, [subjectKey(row.subject_kind)]: row.subject_id } as Party,
  };
}

function subjectKey(kind: string): 'personId' | 'organisationId' {
  return kind === 'person' ? 'personId' : 'organisationId';
}

/** The other record of one agenda item (R18): the one named here, or the one that names this. */
export async function loadJointReview(
  tx: Tx,
  tenantId: TenantId,
  {
    reviewId,
    cycleId,
    jointWith,
  }: Pick<ReviewHead, 'cycleId' | 'jointWith'> & { reviewId: ReviewId },
): Promise<ReviewId | undefined> {
  if (jointWith) return jointWith;
  const row = await tx
    .selectFrom('review')
    .select('review_id')
    .where('tenant_id', '=', tenantId)
    .where('cycle_id', '=', cycleId)
    .where('joint_with', '=', reviewId)
    .executeTakeFirst();
  return row?.review_id;
}

export interface StoredAnswer {
  readonly answerId: AnswerId;
  readonly pointId: PointId;
  readonly kind: (typeof answerKinds)[number];
  readonly text: string;
  readonly personId: PersonId;
  readonly answeredOn: CalendarDate;
}

export async function loadAnswers(
  tx: Tx,
  tenantId: TenantId,
  reviewId: ReviewId,
): Promise<readonly StoredAnswer[]> {
  const rows = await tx
    .selectFrom('answer')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('review_id', '=', reviewId)
    .orderBy('answer_id')
    .execute();
  return rows.map((row) => ({
    answerId: row.answer_id as AnswerId,
    pointId: row.point_id,
    kind: row.kind as StoredAnswer['kind'],
    text: row.text,
    personId: row.person_id,
    answeredOn: row.answered_on,
  }));
}

export interface StoredTalk {
  readonly reason: string;
  readonly outcome: (typeof talkOutcomes)[number];
  readonly followUp: string;
  readonly consent: boolean | null;
  readonly helperId: PersonId | null;
  readonly until: CalendarDate | null;
}

/** Only for whoever may see the review: a talk is as confidential as its review. */
export async function loadTalk(
  tx: Tx,
  tenantId: TenantId,
  reviewId: ReviewId,
): Promise<StoredTalk | undefined> {
  const row = await tx
    .selectFrom('talk')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('review_id', '=', reviewId)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    reason: row.reason,
    outcome: row.outcome as StoredTalk['outcome'],
    followUp: row.follow_up,
    consent: row.consent,
    helperId: row.helper_id,
    until: row.until_on,
  };
}

/** Cycles in which another open review has the same achievement and shortcoming, word for word. */
export async function cyclesWithSameText(
  tx: Tx,
  tenantId: TenantId,
  key: number,
): Promise<readonly CycleId[]> {
  if (key === 0) return [];
  const { rows } = await sql<{ cycle_id: CycleId }>`
    select c.cycle_id from cycle c where c.tenant_id = ${tenantId} and exists (
      select from review r where r.tenant_id = c.tenant_id and r.cycle_id = c.cycle_id
        and r.text_key = ${key} and r.mode <> 'talk' and not r.restricted)`.execute(tx);
  return rows.map((row) => row.cycle_id);
}
