import type { RectificationView } from '#contract/issue-views.ts';
import type { rectificationOperations } from '#contract/issue-rectifications.ts';
import { notACursor, refusal } from '#contract/refusals.ts';
import { allowedActions } from '#core/issues/allowed-actions.ts';
import type { MeasureId, OrderId, RectificationState } from '#core/issues/facts.ts';
import { rectificationCursor, rectificationCursorText } from '#core/issues/list-cursor.ts';
import type { Actor, Rectification } from '#core/issues/rectification.ts';
import { stepFacts } from '#core/issues/rectification-state.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { CycleId, OrganisationId, PersonId } from '#core/kernel/ids.ts';
import { accept, refuse } from '#core/kernel/result.ts';
import { reachOf } from '#core/people/permissions.ts';
import { visibilityFor } from '#core/reviews/visibility.ts';
import { loadCycle } from '../cycles/current-cycle.ts';
import { headedBy, headsOf, loadOrganisationTree } from '../people/organisation-tree.ts';
import { loadHistory, loadLatestDay } from '../ledger/history.ts';
import { loadUnits } from '../people/units.ts';
import { together, type Tx } from '../platform/database/connection.ts';
import type { Asking, QueryHandlers } from '../platform/handling.ts';
import {
  countRectifications,
  loadMeasures,
  loadRectification,
  loadRectifications,
  type Looked,
  type RectificationFilter,
  type RectificationRow,
} from './rectification-store.ts';
import { askedBy } from './confidential.ts';
import { loadSeenReview } from '../reviews/asker.ts';
import { historyOf, rectificationViews } from './rectification-views.ts';
import { ideaViews, issueViews, orderViews } from './issue-views.ts';
import { loadIdeasOf, loadIssue, loadOrders, loadReviewBehind } from './store.ts';

type RectificationQueries = QueryHandlers<typeof rectificationOperations>;

export const rectificationQueries: RectificationQueries = {
  'rectifications.list': async (tx, input, asking) => {
    const after = input.after === undefined ? undefined : rectificationCursor(input.after);
    if (input.after !== undefined && !after) return refuse(notACursor);
    const looked = await lookAt(tx, input, asking);
    const units = await loadUnits(tx, asking.scope.tenantId);
    if (!looked) return accept({ ...noRows(input.asOf ?? asking.today), units });
    const rows = await loadRectifications(tx, looked, { ...input, after, limit: input.limit + 1 });
    const shown = rows.slice(0, input.limit);
    const { states, overdue, dueSoon } = await countRectifications(tx, looked);
    const all = Object.values(states).reduce((sum, n) => sum + n, 0);
    return accept({
      asOf: looked.asOf,
      rows: await rectificationViews(tx, looked, shown),
      next: rows.length > shown.length ? cursorAt(shown.at(-1)) : null,
      totals: { all, overdue, dueSoon, states },
      units,
    });
  },
  'rectifications.show': async (tx, input, asking) => {
    const { tenantId } = asking.scope;
    const asked = askedBy(asking.scope);
    const looked = await lookFrom(tx, input.asOf, asking);
    const row = await loadRectification(tx, looked, input.rectificationId);
    const [view] = row ? await rectificationViews(tx, looked, [row]) : [];
    if (!row || !view) return refuse(refusal('not-found'));
    const issue = row.issue_id ? await loadIssue(tx, asked, row.issue_id) : undefined;
    const [issueShown] = issue
      ? await issueViews(tx, { ...asked, asOf: looked.asOf }, [issue])
      : [];
    const ideas = row.issue_id ? await loadIdeasOf(tx, tenantId, row.issue_id) : [];
    const orders = row.order_id
      ? await loadOrders(tx, { tenantId, orderId: row.order_id as OrderId })
      : [];
    const [order] = await orderViews(tx, tenantId, orders);
    const review = row.review_id ? await loadSeenReview(tx, row.review_id, asking) : undefined;
    return accept({
      ...view,
      history: await historyOf(tx, tenantId, await loadHistory(tx, tenantId, row.rectification_id)),
      issue: issueShown ?? null,
      ideas: await ideaViews(tx, asked, ideas),
      order: order ?? null,
      review: review
        ? {
            reviewId: review.reviewId,
            occurredOn: review.occurredOn,
            mode: row.source as typeof view.source,
          }
        : null,
      actions: await actionsFor(tx, row, asking),
    });
  },
};

/** The first rows in each of some states, for pages that begin with what is due. */
export async function firstRectifications<State extends NonNullable<RectificationFilter['state']>>(
  tx: Tx,
  looked: Looked,
  { states, limit }: { readonly states: readonly State[]; readonly limit: number },
): Promise<ReadonlyMap<State, RectificationView[]>> {
  const found = states.map(async (state): Promise<[State, RectificationView[]]> => {
    const rows = await loadRectifications(tx, looked, { state, limit });
    return [state, await rectificationViews(tx, looked, rows)];
  });
  return new Map(await together(found));
}

async function actionsFor(tx: Tx, row: RectificationRow, asking: Asking) {
  const item = await decidable(tx, row, asking);
  const by = actorOf(asking);
  const tree = await treeAround(tx, item, { verifierId: by.personId, asking });
  return [...allowedActions(item, { by, today: asking.today, tree })];
}

/** The row as decisions need it, with those whom the review behind it is about. */
export async function decidable(
  tx: Tx,
  row: RectificationRow,
  { scope: { tenantId }, today }: Asking,
): Promise<Rectification> {
  const measures = await loadMeasures(tx, tenantId, [row.rectification_id]);
  return {
    rectificationId: row.rectification_id,
    cycleId: row.cycle_id,
    state: row.state as RectificationState,
    ownerId: row.owner_id,
    leaderId: row.leader_id,
    claimedById: row.claimed_by,
    concernedIds: await concernedBy(tx, row, { tenantId, day: today }),
    deadline: row.deadline,
    lastStepOn: await lastStepOf(tx, row, tenantId),
    measures: measures.map((measure) => ({
      measureId: measure.measure_id satisfies MeasureId,
      done: measure.done_on !== null,
    })),
  };
}

/**
 * The row forgets a claim that was taken back or returned; the history does not. An imported item
 * has no day of assignment that could be relied on.
 */
async function lastStepOf(
  tx: Tx,
  row: RectificationRow,
  tenantId: Looked['tenantId'],
): Promise<CalendarDate | null> {
  const assignedOn = row.import_id === null ? row.assigned_on : null;
  const about = { aboutId: row.rectification_id, types: stepFacts };
  const days = [assignedOn, row.closed_on, await loadLatestDay(tx, tenantId, about)];
  return (
    days
      .filter((day) => day !== null)
      .toSorted()
      .at(-1) ?? null
  );
}

async function concernedBy(
  tx: Tx,
  row: RectificationRow,
  { tenantId, day }: { tenantId: Looked['tenantId']; day: CalendarDate },
): Promise<readonly PersonId[]> {
  const review = row.review_id && (await loadReviewBehind(tx, tenantId, row.review_id));
  if (!review) return [];
  if (review.subjectKind === 'person') return [review.subjectId as PersonId];
  return headsOf(tx, tenantId, { organisationId: review.subjectId as OrganisationId, day });
}

export function treeAround(
  tx: Tx,
  item: Rectification,
  { verifierId, asking }: { readonly verifierId: PersonId | null; readonly asking: Asking },
) {
  const personIds = verifierId ? [item.ownerId, verifierId] : [item.ownerId];
  return loadOrganisationTree(tx, asking.scope.tenantId, { personIds, day: asking.today });
}

export function actorOf({ scope }: Asking): Actor {
  const reach = reachOf('rectifications.progress', scope.roles);
  return { personId: scope.personId, inOffice: reach.has('open') };
}

/** What the asker may see, as of a day; states of an earlier day are worked out from the dates. */
export async function lookFrom(
  tx: Tx,
  day: CalendarDate | undefined,
  { scope, today }: Asking,
): Promise<Omit<Looked, 'cycleId'>> {
  const { tenantId, personId, roles } = scope;
  const heads = personId ? await headedBy(tx, tenantId, { personId, day: today }) : [];
  const asOf = day ?? today;
  return {
    tenantId,
    asOf,
    past: asOf < today,
    visibility: visibilityFor({ reach: reachOf('rectifications.list', roles), personId, heads }),
  };
}

/** The same for one cycle; `undefined` when there is none. */
export async function lookAt(
  tx: Tx,
  input: { readonly cycleId?: CycleId | undefined; readonly asOf?: CalendarDate | undefined },
  asking: Asking,
): Promise<Looked | undefined> {
  const cycle = await loadCycle(tx, asking.scope.tenantId, input.cycleId);
  if (!cycle) return undefined;
  return { ...(await lookFrom(tx, input.asOf, asking)), cycleId: cycle.cycleId };
}

const MOST_ROWS_OF_A_FILE = 20_000;

/** For the office file; more rows than it may hold are left out and said so. */
export async function loadLedger(tx: Tx, looked: Looked, filter: RectificationFilter) {
  const limit = MOST_ROWS_OF_A_FILE + 1;
  const rows = await loadRectifications(tx, looked, { ...filter, limit });
  const kept = rows.slice(0, MOST_ROWS_OF_A_FILE);
  return {
    rows: await rectificationViews(tx, looked, kept),
    complete: rows.length === kept.length,
  };
}

function noRows(asOf: CalendarDate) {
  const states = { inProgress: 0, doneClaimed: 0, verified: 0, closed: 0, closedBefore: 0 };
  return { asOf, rows: [], next: null, totals: { all: 0, overdue: 0, dueSoon: 0, states } };
}

function cursorAt(row: RectificationRow | undefined): string | null {
  if (!row) return null;
  const { deadline, rectification_id: rectificationId } = row;
  const closed = row.state_then === 'closed' || row.state_then === 'closedBefore';
  return rectificationCursorText({ closed, deadline, rectificationId });
}
