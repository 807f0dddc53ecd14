import type { HistoryEntry, RectificationView } from '#contract/issue-views.ts';
import { daysBetween } from '#core/kernel/calendar-date.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { PersonId, TenantId } from '#core/kernel/ids.ts';
import type { OrderId, priorVerifiers, RectificationState } from '#core/issues/facts.ts';
import { isDueSoon, isOverdue } from '#core/issues/rectification-state.ts';
import type { RecordedFact } from '#core/ledger/catalogue.ts';
import { type HistoryEntry as LedgerHistoryEntry, loadFirstEntries } from '../ledger/history.ts';
import { loadNames } from '../people/names.ts';
import type { Tx } from '../platform/database/connection.ts';
import { loadMeasures, type RectificationRow } from './rectification-store.ts';

type Measures = Awaited<ReturnType<typeof loadMeasures>>;
type Names = ReadonlyMap<string, string>;

/** Rows as they are shown, with names, measures and what is computed for `asOf`. */
export async function rectificationViews(
  tx: Tx,
  { tenantId, asOf }: { readonly tenantId: TenantId; readonly asOf: CalendarDate },
  rows: readonly RectificationRow[],
): Promise<RectificationView[]> {
  const ids = rows.map((row) => row.rectification_id);
  const measures = Map.groupBy(
    await loadMeasures(tx, tenantId, ids),
    (measure) => measure.rectification_id,
  );
  const people = rows.flatMap((row) => [row.owner_id, row.leader_id, row.verifier_id, row.unit_id]);
  const names = await loadNames(tx, tenantId, people);
  const entries = await loadFirstEntries(tx, tenantId, ids);
  return rows.map((row) => ({
    ...viewOf(row, measures.get(row.rectification_id) ?? [], { names, asOf }),
    ledgerNumber: entries.get(row.rectification_id) ?? 0,
  }));
}

function viewOf(
  row: RectificationRow,
  measures: Measures,
  { names, asOf }: { readonly names: Names; readonly asOf: CalendarDate },
): Omit<RectificationView, 'ledgerNumber'> {
  const state = row.state_then as RectificationState;
  const overdue = isOverdue({ state, deadline: row.deadline }, asOf);
  return {
    rectificationId: row.rectification_id,
    number: row.number,
    source: row.source as RectificationView['source'],
    problem: row.problem,
    measures: measures.map((measure) => ({
      measureId: measure.measure_id,
      text: measure.text,
      doneOn: measure.done_on,
    })),
    leader: row.leader_id && named(row.leader_id, names),
    owner: named(row.owner_id, names),
    unit: named(row.unit_id, names),
    assignedOn: row.assigned_on,
    firstDeadline: row.first_deadline,
    deadline: row.deadline,
    state,
    overdue,
    daysOver: overdue ? daysBetween(row.deadline, asOf) : 0,
    dueSoon: isDueSoon({ state, deadline: row.deadline }, asOf),
    progress: row.progress,
    evidence: row.evidence,
    claimedOn: row.claimed_on,
    verifier: row.verifier_id && named<PersonId>(row.verifier_id, names),
    verifiedOn: row.verified_on,
    closedOn: row.closed_on,
    priorVerifier: row.prior_verifier as (typeof priorVerifiers)[number] | null,
    issueId: row.issue_id,
    orderId: row.order_id as OrderId | null,
  };
}

export function named<Id extends string>(id: Id, names: Names): { id: Id; name: string } {
  return { id, name: names.get(id) ?? '' };
}

/** The ledger's entries about one rectification as lines to read. */
export async function historyOf(
  tx: Tx,
  tenantId: TenantId,
  entries: readonly LedgerHistoryEntry[],
): Promise<HistoryEntry[]> {
  const recorded = entries.flatMap(({ seq, recorded: fact }) => (fact ? [{ seq, fact }] : []));
  const authors = recorded.map(({ fact }) => ('personId' in fact.by ? fact.by.personId : null));
  const names = await loadNames(tx, tenantId, authors);
  return recorded.map(({ seq, fact }) => ({
    seq,
    type: fact.type,
    at: fact.at,
    by: 'personId' in fact.by ? (names.get(fact.by.personId) ?? '') : fact.by.operator,
    ...said(fact),
  }));
}

function said(fact: RecordedFact): Pick<HistoryEntry, 'words' | 'day'> {
  switch (fact.type) {
    case 'rectification.assigned':
      return { words: '', day: fact.body.deadline };
    case 'rectification.progressed':
      return { words: fact.body.text, day: fact.body.on };
    case 'rectification.extended':
      return { words: fact.body.reason, day: fact.body.to };
    case 'rectification.doneClaimed':
      return { words: fact.body.evidence, day: fact.body.on };
    case 'rectification.verified':
      return { words: fact.body.finding, day: fact.body.on };
    case 'rectification.claimTakenBack':
    case 'rectification.returned':
      return { words: fact.body.reason, day: fact.body.on };
    case 'rectification.reopened':
      return { words: fact.body.reason, day: fact.body.deadline };
    case 'rectification.closed':
    case 'rectification.closedBefore':
      return { words: '', day: fact.body.on };
    default:
      return { words: '', day: null };
  }
}
