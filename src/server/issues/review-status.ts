import { type RawBuilder, sql } from 'kysely';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type {
  CycleId,
  IssueId,
  OrganisationId,
  PersonId,
  RectificationId,
  ReviewId,
  TenantId,
} from '#core/kernel/ids.ts';
import type { issueKinds, RectificationState } from '#core/issues/facts.ts';
import type { Tx } from '../platform/database/connection.ts';

/** What the review ledger says about rectification (R83), and nothing more of it. */
export interface ReviewRectification {
  readonly rectificationId: RectificationId;
  readonly number: string | null;
  readonly problem: string;
  readonly state: RectificationState;
  readonly ownerName: string;
  readonly deadline: CalendarDate;
  /** Still open and its deadline before the day asked for. */
  readonly overdue: boolean;
  readonly closedOn: CalendarDate | null;
}

interface RectificationRow {
  readonly linked_review: ReviewId;
  readonly rectification_id: RectificationId;
  readonly number: string | null;
  readonly problem: string;
  readonly state: RectificationState;
  readonly owner_name: string;
  readonly deadline: CalendarDate;
  readonly overdue: boolean;
  readonly closed_on: CalendarDate | null;
}

/**
 * Rectifications by the review that they go back to: directly, through an issue raised there, or
 * through an order issued there. One that followed only after `asOf` is not there yet on that day.
 * A review without any has no entry.
 */
export async function loadRectificationsOfReviews(
  tx: Tx,
  tenantId: TenantId,
  reviewIds: readonly ReviewId[],
  asOf: CalendarDate,
): Promise<ReadonlyMap<ReviewId, readonly ReviewRectification[]>> {
  if (reviewIds.length === 0) return new Map();
  const wanted = sql`any(${[...reviewIds]}::uuid[])`;
  const { rows } = await sql<RectificationRow>`
    with linked as (
      select review_id, rectification_id from rectification
        where tenant_id = ${tenantId} and review_id = ${wanted}
      union
      select i.review_id, x.rectification_id from issue i
        join rectification x on x.tenant_id = i.tenant_id and x.issue_id = i.issue_id
        where i.tenant_id = ${tenantId} and i.review_id = ${wanted}
      union
      select o.review_id, x.rectification_id from rectification_order o
        join rectification x on x.tenant_id = o.tenant_id and x.order_id = o.order_id
        where o.tenant_id = ${tenantId} and o.review_id = ${wanted})
    select l.review_id as linked_review, r.rectification_id, r.number, r.problem, r.state,
        coalesce(w.name, '') as owner_name, r.deadline, ${isOverdue(asOf)} as overdue, r.closed_on
      from linked l join rectification r
        on r.tenant_id = ${tenantId} and r.rectification_id = l.rectification_id
      left join person w on w.tenant_id = r.tenant_id and w.person_id = r.owner_id
      where r.assigned_on <= ${asOf}::date or r.assigned_on <= (select v.occurred_on from review v
        where v.tenant_id = ${tenantId} and v.review_id = l.review_id)
      order by r.deadline, r.rectification_id`.execute(tx);
  return Map.groupBy(rows.map(rectificationOf), (each) => each.linkedReview);
}

export type RectificationFilter = 'none' | 'open' | 'overdue' | 'closed' | 'closedBefore';

interface Within {
  readonly tenantId: TenantId;
  readonly cycleId: CycleId | RawBuilder<CycleId>;
  readonly asOf: CalendarDate;
}

/** SQL condition on a review id: has a rectification in this state on that day, or none at all. */
export function hasRectification(
  reviewId: RawBuilder<unknown>,
  state: RectificationFilter,
  within: Within,
): RawBuilder<unknown> {
  const { tenantId, cycleId, asOf } = within;
  if (state === 'none') return sql`not ${isLinked(reviewId, within)}`;
  return sql`${reviewId} in (
    select coalesce(r.review_id, i.review_id, o.review_id) from rectification r
      left join issue i on i.tenant_id = r.tenant_id and i.issue_id = r.issue_id
      left join rectification_order o on o.tenant_id = r.tenant_id and o.order_id = r.order_id
      where r.tenant_id = ${tenantId} and r.cycle_id = ${cycleId}
        and r.assigned_on <= ${asOf}::date and ${stateIs(state, asOf)})`;
}

/** Aliases of its own: the review id asked about may itself be of an alias `r`. */
function isLinked(reviewId: RawBuilder<unknown>, { tenantId, asOf }: Within): RawBuilder<unknown> {
  const day = sql`${asOf}::date`;
  return sql`(
    exists (select from rectification own
      where own.tenant_id = ${tenantId} and own.review_id = ${reviewId}
        and own.assigned_on <= ${day})
    or exists (select from issue raised join rectification of_issue
        on of_issue.tenant_id = raised.tenant_id and of_issue.issue_id = raised.issue_id
      where raised.tenant_id = ${tenantId} and raised.review_id = ${reviewId}
        and of_issue.assigned_on <= ${day})
    or exists (select from rectification_order issued join rectification of_order
        on of_order.tenant_id = issued.tenant_id and of_order.order_id = issued.order_id
      where issued.tenant_id = ${tenantId} and issued.review_id = ${reviewId}
        and of_order.assigned_on <= ${day}))`;
}

const isOpen = sql`r.state in ('inProgress', 'doneClaimed', 'verified')`;

function isOverdue(asOf: CalendarDate): RawBuilder<unknown> {
  return sql`(${isOpen} and r.deadline < ${asOf}::date)`;
}

function stateIs(
  state: Exclude<RectificationFilter, 'none'>,
  asOf: CalendarDate,
): RawBuilder<unknown> {
  if (state === 'open') return isOpen;
  if (state === 'overdue') return isOverdue(asOf);
  return sql`r.state = ${state}`;
}

export interface ReviewIssue {
  readonly issueId: IssueId;
  readonly kind: (typeof issueKinds)[number];
  readonly text: string;
  readonly raisedOn: CalendarDate;
  readonly solvedOnSpot: string | null;
}

/** Problems and difficulties raised in one review. */
export async function loadIssuesOfReview(
  tx: Tx,
  tenantId: TenantId,
  reviewId: ReviewId,
): Promise<readonly ReviewIssue[]> {
  const rows = await tx
    .selectFrom('issue')
    .select(['issue_id', 'kind', 'text', 'raised_on', 'solved_on_spot'])
    .where('tenant_id', '=', tenantId)
    .where('review_id', '=', reviewId)
    .orderBy('issue_id')
    .execute();
  return rows.map((row) => ({
    issueId: row.issue_id,
    kind: row.kind as ReviewIssue['kind'],
    text: row.text,
    raisedOn: row.raised_on,
    solvedOnSpot: row.solved_on_spot,
  }));
}

export interface ReviewOrder {
  readonly orderId: string;
  readonly organisationId: OrganisationId;
  readonly problem: string;
  readonly requirement: string;
  readonly deadline: CalendarDate;
  readonly issuedOn: CalendarDate;
  readonly signatoryId: PersonId;
}

/** Rectification orders (R61) that one review led to. */
export async function loadOrdersOfReview(
  tx: Tx,
  tenantId: TenantId,
  reviewId: ReviewId,
): Promise<readonly ReviewOrder[]> {
  const rows = await tx
    .selectFrom('rectification_order')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('review_id', '=', reviewId)
    .orderBy('order_id')
    .execute();
  return rows.map((row) => ({
    orderId: row.order_id,
    organisationId: row.organisation_id,
    problem: row.problem,
    requirement: row.requirement,
    deadline: row.deadline,
    issuedOn: row.issued_on,
    signatoryId: row.signatory_id,
  }));
}

function rectificationOf(row: RectificationRow) {
  return {
    linkedReview: row.linked_review,
    rectificationId: row.rectification_id,
    number: row.number,
    problem: row.problem,
    state: row.state,
    ownerName: row.owner_name,
    deadline: row.deadline,
    overdue: row.overdue,
    closedOn: row.closed_on,
  };
}
