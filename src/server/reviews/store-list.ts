import { type RawBuilder, sql } from 'kysely';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { OrganisationId, PointId, ReviewId, TenantId } from '#core/kernel/ids.ts';
import type { pointKinds, reviewModes } from '#core/reviews/facts.ts';
import type { workLines } from '#core/cycles/facts.ts';
import type { ListCursor } from '#core/reviews/list-cursor.ts';
import type { ReviewRelation } from '#core/reviews/review-text.ts';
import type { Visibility } from '#core/reviews/visibility.ts';
import type { Tx } from '../platform/database/connection.ts';
import { isVisible, type ReviewFilter, whereReviews } from './store-filter.ts';

export interface StoredReview {
  readonly reviewId: ReviewId;
  readonly occurredOn: CalendarDate;
  readonly mode: (typeof reviewModes)[number];
  readonly relation: ReviewRelation;
  readonly subject: { readonly kind: 'person' | 'organisation'; readonly id: string };
  readonly unitId: OrganisationId;
  readonly selfReview: boolean;
  readonly restricted: boolean;
  readonly deadlineText: string | null;
  readonly deadline: CalendarDate | null;
  readonly reviewers: readonly { readonly kind: 'person' | 'organisation'; readonly id: string }[];
  readonly points: readonly {
    readonly pointId: PointId;
    readonly kind: (typeof pointKinds)[number];
    readonly text: string;
    readonly line: (typeof workLines)[number] | null;
  }[];
}

/** What one row of the ledger shows. */
const columns = sql`
  r.review_id as "reviewId", r.occurred_on as "occurredOn", r.mode, r.relation,
  r.subject_kind as "subjectKind", r.subject_id as "subjectId", r.unit_id as "unitId",
  r.self_review as "selfReview", r.restricted, r.deadline_text as "deadlineText", r.deadline,
  r.reviewers, r.points`;

type ReviewColumns = Omit<StoredReview, 'subject'> & {
  readonly subjectKind: StoredReview['subject']['kind'];
  readonly subjectId: string;
};

function reviewOf({ subjectKind, subjectId, ...rest }: ReviewColumns): StoredReview {
  return { ...rest, subject: { kind: subjectKind, id: subjectId } };
}

export interface PageAsked {
  readonly filter: ReviewFilter;
  readonly visibility: Visibility;
  readonly sort: 'newest' | 'oldest';
  readonly cursor?: ListCursor | undefined;
  readonly limit: number;
}

/** In the order asked for, also when the page lies before its cursor. */
export async function loadReviewPage(
  tx: Tx,
  tenantId: TenantId,
  asked: PageAsked,
): Promise<readonly StoredReview[]> {
  const { filter, visibility, cursor, limit } = asked;
  const backwards = cursor?.direction === 'before';
  const descending = (asked.sort === 'newest') !== backwards;
  const order = descending
    ? sql`r.occurred_on desc, r.review_id desc`
    : sql`r.occurred_on, r.review_id`;
  const { rows } = await sql<ReviewColumns>`
    select ${columns} from review r
    where ${whereReviews(tenantId, filter, visibility)} ${beyond(cursor, descending)}
    order by ${order} limit ${sql.lit(limit)}`.execute(tx);
  const page = rows.map(reviewOf);
  return backwards ? page.toReversed() : page;
}

function beyond(cursor: ListCursor | undefined, descending: boolean): RawBuilder<unknown> {
  if (!cursor) return sql``;
  const place = sql`(${cursor.occurredOn}::date, ${cursor.reviewId}::uuid)`;
  return descending
    ? sql`and (r.occurred_on, r.review_id) < ${place}`
    : sql`and (r.occurred_on, r.review_id) > ${place}`;
}

/** The reviews of one session that the reader may see, in the order recorded. */
export async function loadReviewsOfSession(
  tx: Tx,
  tenantId: TenantId,
  asked: { readonly sessionId: string; readonly visibility: Visibility },
): Promise<readonly StoredReview[]> {
  const seen = isVisible(tenantId, asked.visibility) ?? sql`true`;
  const { rows } = await sql<ReviewColumns>`
    select ${columns} from review r
    where r.tenant_id = ${tenantId} and r.session_id = ${asked.sessionId} and ${seen}
    order by r.review_id limit 500`.execute(tx);
  return rows.map(reviewOf);
}

/** One review, when the reader may see it. */
export async function loadReview(
  tx: Tx,
  tenantId: TenantId,
  asked: { readonly reviewId: ReviewId; readonly visibility: Visibility },
): Promise<StoredReview | undefined> {
  const seen = isVisible(tenantId, asked.visibility) ?? sql`true`;
  const { rows } = await sql<ReviewColumns>`
    select ${columns} from review r
    where r.tenant_id = ${tenantId} and r.review_id = ${asked.reviewId} and ${seen}`.execute(tx);
  return rows[0] && reviewOf(rows[0]);
}
