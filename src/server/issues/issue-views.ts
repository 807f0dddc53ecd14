import type { IdeaView, IssueView, OrderView } from '#contract/issue-views.ts';
import type { OrderId, RectificationState } from '#core/issues/facts.ts';
import { isOverdue } from '#core/issues/rectification-state.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { TenantId } from '#core/kernel/ids.ts';
import { loadNames } from '../people/names.ts';
import type { Tx } from '../platform/database/connection.ts';
import { named } from './rectification-views.ts';
import {
  type Asked,
  countIdeasOf,
  type IdeaRow,
  type IssueRow,
  loadLinksOf,
  loadRectificationsOf,
  type OrderRow,
} from './store.ts';

export async function issueViews(
  tx: Tx,
  of: Asked & { readonly asOf: CalendarDate },
  rows: readonly IssueRow[],
): Promise<IssueView[]> {
  const { tenantId, asOf } = of;
  const ids = rows.map((row) => row.issue_id);
  const ideas = await countIdeasOf(tx, tenantId, ids);
  const tasks = Map.groupBy(await loadRectificationsOf(tx, of, ids), (task) => task.issue_id);
  const names = await loadNames(
    tx,
    tenantId,
    rows.map((row) => row.organisation_id),
  );
  return rows.map((row) => ({
    issueId: row.issue_id,
    number: row.number,
    kind: row.kind as IssueView['kind'],
    source: row.source as IssueView['source'],
    text: row.text,
    raisedOn: row.raised_on,
    unit: row.organisation_id && named(row.organisation_id, names),
    line: row.line as IssueView['line'],
    solvedOnSpot: row.solved_on_spot,
    ideas: ideas.get(row.issue_id) ?? 0,
    rectifications: (tasks.get(row.issue_id) ?? []).map((task) => {
      const due = { state: task.state as RectificationState, deadline: task.deadline };
      return {
        rectificationId: task.rectification_id,
        ...due,
        overdue: isOverdue(due, asOf),
      };
    }),
  }));
}

export async function ideaViews(
  tx: Tx,
  asked: Asked,
  rows: readonly IdeaRow[],
): Promise<IdeaView[]> {
  const ids = rows.map((row) => row.idea_id);
  const links = Map.groupBy(await loadLinksOf(tx, asked, ids), (link) => link.idea_id);
  return rows.map((row) => ({
    ideaId: row.idea_id,
    number: row.number,
    text: row.text,
    givenOn: row.given_on,
    feasible: row.feasible,
    issues: (links.get(row.idea_id) ?? []).map((link) => ({
      issueId: link.issue_id,
      number: link.number,
      text: link.text,
    })),
  }));
}

export async function orderViews(
  tx: Tx,
  tenantId: TenantId,
  rows: readonly OrderRow[],
): Promise<OrderView[]> {
  const ids = rows.flatMap((row) => [row.organisation_id, row.signatory_id]);
  const names = await loadNames(tx, tenantId, ids);
  return rows.map((row) => ({
    orderId: row.order_id as OrderId,
    organisation: named(row.organisation_id, names),
    problem: row.problem,
    requirement: row.requirement,
    deadline: row.deadline,
    issuedOn: row.issued_on,
    signatory: named(row.signatory_id, names),
    rectificationId: row.rectification_id,
  }));
}
