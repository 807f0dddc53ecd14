import type { issuesOperations } from '#contract/issues.ts';
import { notACursor, refusal } from '#contract/refusals.ts';
import { dayCursor, dayCursorText } from '#core/issues/list-cursor.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { CycleId } from '#core/kernel/ids.ts';
import { accept, refuse } from '#core/kernel/result.ts';
import { reachOf } from '#core/people/permissions.ts';
import { findsMaskedRows } from '#core/reviews/visibility.ts';
import { loadCycle } from '../cycles/current-cycle.ts';
import { loadNames } from '../people/names.ts';
import { loadUnits } from '../people/units.ts';
import type { Tx } from '../platform/database/connection.ts';
import type { Asking, QueryHandlers } from '../platform/handling.ts';
import { askedBy, countMaskedRectifications } from './confidential.ts';
import { ideaViews, issueViews, orderViews } from './issue-views.ts';
import { loadLedger, lookAt, rectificationQueries } from './rectification-queries.ts';
import type { Looked, RectificationFilter } from './rectification-store.ts';
import {
  countIssues,
  countMediations,
  loadIdeas,
  loadIdeasOf,
  loadIssue,
  loadIssues,
  loadOrders,
} from './store.ts';

const emptyLedger = { organisation: '', rows: [], complete: true, masked: 0 };
const nothing = { problems: 0, publicProblems: 0, helps: 0, ideas: 0, feasibleIdeas: 0 };

export const issuesQueries: QueryHandlers<typeof issuesOperations> = {
  ...rectificationQueries,
  'rectifications.ledger': async (tx, input, asking) => {
    const { tenantId } = asking.scope;
    const cycle = await loadCycle(tx, tenantId, input.cycleId);
    const looked = await lookAt(tx, input, asking);
    const asOf = input.asOf ?? asking.today;
    if (!cycle || !looked) return accept({ ...emptyLedger, asOf });
    const names = await loadNames(tx, tenantId, [cycle.organisationId]);
    const organisation = names.get(cycle.organisationId) ?? '';
    const masked = isWhole(input, looked) ? await countMasked(tx, looked, asking) : 0;
    return accept({ asOf, organisation, ...(await loadLedger(tx, looked, input)), masked });
  },
  'issues.list': async (tx, input, asking) => {
    const after = input.after === undefined ? undefined : dayCursor(input.after);
    if (input.after !== undefined && !after) return refuse(notACursor);
    const { tenantId } = asking.scope;
    const units = await loadUnits(tx, tenantId);
    const of = await cycleOf(tx, input, asking);
    const asOf = input.asOf ?? asking.today;
    if (!of) return accept({ asOf, rows: [], next: null, totals: nothing, units });
    const page = { ...input, after, limit: input.limit + 1 };
    const rows = await loadIssues(tx, of, page);
    const shown = rows.slice(0, input.limit);
    const last = rows.length > shown.length ? shown.at(-1) : undefined;
    return accept({
      asOf,
      rows: await issueViews(tx, of, shown),
      next: last ? dayCursorText({ day: last.raised_on, id: last.issue_id }) : null,
      totals: await countIssues(tx, of),
      units,
    });
  },
  'issues.show': async (tx, input, { scope, today }) => {
    const of = { ...askedBy(scope), asOf: input.asOf ?? today };
    const issue = await loadIssue(tx, of, input.issueId);
    const [view] = issue ? await issueViews(tx, of, [issue]) : [];
    if (!view) return refuse(refusal('not-found'));
    const ideas = await loadIdeasOf(tx, scope.tenantId, input.issueId);
    return accept({ ...view, linkedIdeas: await ideaViews(tx, of, ideas) });
  },
  'ideas.list': async (tx, input, asking) => {
    const after = input.after === undefined ? undefined : dayCursor(input.after);
    if (input.after !== undefined && !after) return refuse(notACursor);
    const of = await cycleOf(tx, input, asking);
    if (!of) return accept({ rows: [], next: null, total: 0 });
    const page = { ...input, after, limit: input.limit + 1 };
    const rows = await loadIdeas(tx, of, page);
    const shown = rows.slice(0, input.limit);
    const last = rows.length > shown.length ? shown.at(-1) : undefined;
    return accept({
      rows: await ideaViews(tx, of, shown),
      next: last ? dayCursorText({ day: last.given_on, id: last.idea_id }) : null,
      total: (await countIssues(tx, of)).ideas,
    });
  },
  'orders.list': async (tx, input, asking) => {
    const of = await cycleOf(tx, input, asking);
    if (!of) return accept({ rows: [] });
    return accept({ rows: await orderViews(tx, of.tenantId, await loadOrders(tx, of)) });
  },
  'mediations.count': async (tx, input, asking) => {
    const of = await cycleOf(tx, input, asking);
    const counted = of ? await countMediations(tx, of) : new Map<string, number>();
    return accept({
      open: counted.get('open') ?? 0,
      settled: counted.get('settled') ?? 0,
      failed: counted.get('failed') ?? 0,
    });
  },
};

interface Scoped {
  readonly cycleId?: CycleId | undefined;
  readonly asOf?: CalendarDate | undefined;
}

/** A filter or an earlier day would tell more of what is masked than that it is there. */
function isWhole(
  { cycleId: _cycle, asOf: _asOf, ...filter }: RectificationFilter & Scoped,
  { past }: Looked,
): boolean {
  return !past && Object.values(filter).every((each) => each === undefined);
}

async function countMasked(tx: Tx, looked: Looked, { scope }: Asking): Promise<number> {
  const { tenantId, cycleId, visibility } = looked;
  const { personId } = scope;
  if (
    !findsMaskedRows(reachOf('rectifications.ledger', scope.roles)) ||
    visibility.kind !== 'open' ||
    personId === null
  )
    return 0;
  const names = await loadNames(tx, tenantId, [personId]);
  const name = names.get(personId) ?? '';
  return countMaskedRectifications(tx, { tenantId, cycleId, ownIds: visibility.ownIds, name });
}

async function cycleOf(
  tx: Tx,
  input: { readonly cycleId?: CycleId | undefined; readonly asOf?: CalendarDate | undefined },
  { scope, today }: Asking,
) {
  const cycle = await loadCycle(tx, scope.tenantId, input.cycleId);
  return cycle && { ...askedBy(scope), cycleId: cycle.cycleId, asOf: input.asOf ?? today };
}
