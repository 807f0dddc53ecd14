import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type {
  CycleId,
  IdeaId,
  IssueId,
  OrganisationId,
  ReviewId,
  TenantId,
} from '#core/kernel/ids.ts';
import type { OrderId } from '#core/issues/facts.ts';
import type { DayCursor } from '#core/issues/list-cursor.ts';
import type { Tx } from '../platform/database/connection.ts';
import { confidentialRectification, fromConfidentialReview } from './confidential.ts';

/** Who asks: confidential rows are not there for whoever may not know of them. */
export interface Asked {
  readonly tenantId: TenantId;
  readonly knowsConfidential: boolean;
}
interface Of extends Asked {
  readonly cycleId: CycleId;
  readonly asOf: CalendarDate;
}
export interface IssueFilter {
  readonly kind?: string | undefined;
  readonly source?: string | undefined;
  readonly unitId?: OrganisationId | undefined;
  readonly text?: string | undefined;
  readonly after?: DayCursor | undefined;
  readonly limit: number;
}

/** Problems raised until `asOf`, in the order in which they were raised. */
export async function loadIssues(tx: Tx, of: Of, filter: IssueFilter) {
  let rows = tx
    .selectFrom('issue as i')
    .selectAll('i')
    .where('i.tenant_id', '=', of.tenantId)
    .where('i.cycle_id', '=', of.cycleId)
    .where('i.raised_on', '<=', of.asOf);
  if (!of.knowsConfidential) rows = rows.where(sql<SqlBool>`not ${fromConfidentialReview('i')}`);
  if (filter.kind) rows = rows.where('i.kind', '=', filter.kind);
  if (filter.source) rows = rows.where('i.source', '=', filter.source);
  if (filter.unitId) rows = rows.where('i.organisation_id', '=', filter.unitId);
  if (filter.text) {
    rows = rows.where(sql<SqlBool>`position(lower(${filter.text}) in lower(i.text)) > 0`);
  }
  if (filter.after) rows = rows.where(behind(sql`(i.raised_on, i.issue_id)`, filter.after));
  return rows.orderBy('i.raised_on').orderBy('i.issue_id').limit(filter.limit).execute();
}
export type IssueRow = Awaited<ReturnType<typeof loadIssues>>[number];

export async function loadIssue(tx: Tx, asked: Asked, issueId: IssueId) {
  let rows = tx
    .selectFrom('issue as i')
    .selectAll('i')
    .where('i.tenant_id', '=', asked.tenantId)
    .where('i.issue_id', '=', issueId);
  if (!asked.knowsConfidential) rows = rows.where(sql<SqlBool>`not ${fromConfidentialReview('i')}`);
  return rows.executeTakeFirst();
}

/** How many ideas each problem has. */
export async function countIdeasOf(tx: Tx, tenantId: TenantId, issueIds: readonly IssueId[]) {
  if (issueIds.length === 0) return new Map<IssueId, number>();
  const rows = await tx
    .selectFrom('issue_idea')
    .select(['issue_id', (e) => e.fn.countAll<number>().as('n')])
    .where('tenant_id', '=', tenantId)
    .where('issue_id', 'in', issueIds)
    .groupBy('issue_id')
    .execute();
  return new Map(rows.map((row) => [row.issue_id, Number(row.n)]));
}

export interface IdeaFilter {
  readonly feasible?: boolean | undefined;
  readonly after?: DayCursor | undefined;
  readonly limit: number;
}

export async function loadIdeas(tx: Tx, of: Of, filter: IdeaFilter) {
  let rows = tx
    .selectFrom('idea')
    .selectAll()
    .where('tenant_id', '=', of.tenantId)
    .where('cycle_id', '=', of.cycleId)
    .where('given_on', '<=', of.asOf);
  if (filter.feasible === true) rows = rows.where('feasible', '=', true);
  if (filter.feasible === false) rows = rows.where(sql<SqlBool>`feasible is not true`);
  if (filter.after) rows = rows.where(behind(sql`(given_on, idea_id)`, filter.after));
  return rows.orderBy('given_on').orderBy('idea_id').limit(filter.limit).execute();
}
export type IdeaRow = Awaited<ReturnType<typeof loadIdeas>>[number];

export async function loadIdeasOf(tx: Tx, tenantId: TenantId, issueId: IssueId) {
  return tx
    .selectFrom('idea')
    .selectAll('idea')
    .innerJoin('issue_idea as link', (join) =>
      join
        .onRef('link.tenant_id', '=', 'idea.tenant_id')
        .onRef('link.idea_id', '=', 'idea.idea_id'),
    )
    .where('idea.tenant_id', '=', tenantId)
    .where('link.issue_id', '=', issueId)
    .orderBy('idea.given_on')
    .orderBy('idea.idea_id')
    .execute();
}

/** The problems that each idea answers. */
export async function loadLinksOf(tx: Tx, asked: Asked, ideaIds: readonly IdeaId[]) {
  if (ideaIds.length === 0) return [];
  let rows = tx
    .selectFrom('issue_idea as link')
    .innerJoin('issue as i', (join) =>
      join.onRef('i.tenant_id', '=', 'link.tenant_id').onRef('i.issue_id', '=', 'link.issue_id'),
    )
    .select(['link.idea_id', 'i.issue_id', 'i.number', 'i.text'])
    .where('link.tenant_id', '=', asked.tenantId)
    .where('link.idea_id', 'in', ideaIds);
  if (!asked.knowsConfidential) rows = rows.where(sql<SqlBool>`not ${fromConfidentialReview('i')}`);
  return rows.orderBy('i.raised_on').execute();
}

export async function loadIdea(tx: Tx, tenantId: TenantId, ideaId: IdeaId) {
  return tx
    .selectFrom('idea')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('idea_id', '=', ideaId)
    .executeTakeFirst();
}

/** Rectifications of the problems until a day, for the column that says how far each is. */
export async function loadRectificationsOf(
  tx: Tx,
  { tenantId, knowsConfidential, asOf }: Asked & { readonly asOf: CalendarDate },
  ids: readonly IssueId[],
) {
  if (ids.length === 0) return [];
  let rows = tx
    .selectFrom('rectification as r')
    .select(['r.issue_id', 'r.rectification_id', 'r.state', 'r.deadline'])
    .where('r.tenant_id', '=', tenantId)
    .where('r.issue_id', 'in', ids)
    .where('r.assigned_on', '<=', asOf);
  if (!knowsConfidential) rows = rows.where(sql<SqlBool>`not ${confidentialRectification}`);
  return rows.orderBy('r.deadline').execute();
}

export interface IssueTotals {
  readonly problems: number;
  readonly publicProblems: number;
  readonly helps: number;
  readonly ideas: number;
  readonly feasibleIdeas: number;
}

/** Counted rows, not counters: `asOf` may be any day, and problems are few beside reviews. */
export async function countIssues(tx: Tx, of: Of): Promise<IssueTotals> {
  const { rows } = await sql<IssueTotals>`
    select count(*) filter (where kind = 'problem') as problems,
      count(*) filter (where kind = 'problem' and source = 'public') as "publicProblems",
      count(*) filter (where kind = 'help') as helps,
      (select count(*) from idea where tenant_id = ${of.tenantId} and cycle_id = ${of.cycleId}
        and given_on <= ${of.asOf}::date) as ideas,
      (select count(*) from idea where tenant_id = ${of.tenantId} and cycle_id = ${of.cycleId}
        and given_on <= ${of.asOf}::date and feasible) as "feasibleIdeas"
    from issue i where tenant_id = ${of.tenantId} and cycle_id = ${of.cycleId}
      and raised_on <= ${of.asOf}::date
      and (${of.knowsConfidential} or not ${fromConfidentialReview('i')})`.execute(tx);
  const [counted] = rows;
  if (!counted) throw new Error('an aggregate without a row');
  return counted;
}

export async function loadOrders(
  tx: Tx,
  of: Of | { readonly tenantId: TenantId; readonly orderId: OrderId },
) {
  let rows = tx
    .selectFrom('rectification_order as o')
    .leftJoin('rectification as r', (join) =>
      join.onRef('r.tenant_id', '=', 'o.tenant_id').onRef('r.order_id', '=', 'o.order_id'),
    )
    .selectAll('o')
    .select('r.rectification_id')
    .where('o.tenant_id', '=', of.tenantId);
  if ('orderId' in of) rows = rows.where('o.order_id', '=', of.orderId);
  else {
    rows = rows.where('o.cycle_id', '=', of.cycleId).where('o.issued_on', '<=', of.asOf);
    if (!of.knowsConfidential) rows = rows.where(sql<SqlBool>`not ${fromConfidentialReview('o')}`);
  }
  return rows.orderBy('o.issued_on').orderBy('o.order_id').limit(1000).execute();
}
export type OrderRow = Awaited<ReturnType<typeof loadOrders>>[number];

export async function countMediations(tx: Tx, of: Of) {
  const rows = await tx
    .selectFrom('mediation')
    .select(['outcome', (e) => e.fn.countAll<number>().as('n')])
    .where('tenant_id', '=', of.tenantId)
    .where('cycle_id', '=', of.cycleId)
    .where('opened_on', '<=', of.asOf)
    .groupBy('outcome')
    .execute();
  return new Map(rows.map((row) => [row.outcome, Number(row.n)]));
}

export interface ReviewBehind {
  readonly reviewId: ReviewId;
  readonly occurredOn: CalendarDate;
  readonly mode: string;
  readonly subjectKind: string;
  readonly subjectId: string;
}

export async function loadReviewBehind(
  tx: Tx,
  tenantId: TenantId,
  reviewId: ReviewId,
): Promise<ReviewBehind | undefined> {
  return tx
    .selectFrom('review')
    .select([
      'review_id as reviewId',
      'occurred_on as occurredOn',
      'mode',
      'subject_kind as subjectKind',
      'subject_id as subjectId',
    ])
    .where('tenant_id', '=', tenantId)
    .where('review_id', '=', reviewId)
    .executeTakeFirst();
}

function behind(key: RawBuilder<unknown>, { day, id }: DayCursor) {
  return sql<SqlBool>`${key} > (${day}::date, ${id}::uuid)`;
}
