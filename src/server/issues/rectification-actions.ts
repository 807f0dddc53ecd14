import type { rectificationOperations } from '#contract/issue-rectifications.ts';
import { type Refusal, type RefusalCode, refusal } from '#contract/refusals.ts';
import type { RectificationState } from '#core/issues/facts.ts';
import {
  claimDone,
  close,
  extend,
  type Rectification,
  reopen,
  reportProgress,
  returnForWork,
  takeBack,
  verify,
} from '#core/issues/rectification.ts';
import { type RectificationCommand, stateAfter } from '#core/issues/rectification-state.ts';
import { assign } from '#core/issues/register.ts';
import type { CycleState } from '#core/cycles/cycle-states.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { PersonId, RectificationId } from '#core/kernel/ids.ts';
import { accept, refuse, type Result } from '#core/kernel/result.ts';
import type { Fact } from '#core/ledger/catalogue.ts';
import { loadCycle } from '../cycles/current-cycle.ts';
import { loadNames } from '../people/names.ts';
import { unitOfPerson } from '../people/units.ts';
import type { Tx } from '../platform/database/connection.ts';
import type { ActionHandlers, Asking, Decided } from '../platform/handling.ts';
import { loadSeenReview } from '../reviews/asker.ts';
import { askedBy } from './confidential.ts';
import { actorOf, decidable, lookFrom, treeAround } from './rectification-queries.ts';
import { lockRectification } from './rectification-store.ts';
import { loadIssue } from './store.ts';

type RectificationActions = ActionHandlers<typeof rectificationOperations>;

export const rectificationActions: RectificationActions = {
  'rectifications.assign': async (tx, input, asking) => {
    const { tenantId } = asking.scope;
    const cycle = await loadCycle(tx, tenantId, input.cycleId);
    if (!cycle) return refuse(refusal('not-found'));
    const unknown = await unknownOrigin(tx, input, asking);
    if (unknown) return refuse(unknown);
    const ownUnit = await unitOfPerson(tx, tenantId, input.ownerId);
    if (!ownUnit) return refuse(refusal('unknown-person', { place: 'ownerId' }));
    if (input.leaderId && !(await unitOfPerson(tx, tenantId, input.leaderId))) {
      return refuse(refusal('unknown-person', { place: 'leaderId' }));
    }
    const unitId = input.unitId ?? ownUnit;
    if (!(await loadNames(tx, tenantId, [unitId])).has(unitId)) {
      return refuse(refusal('unknown-organisation', { place: 'unitId' }));
    }
    const { number, source, issueId, reviewId, problem, measures, leaderId, ownerId, deadline } =
      input;
    const assignedOn = input.assignedOn ?? asking.today;
    const origin = { number, source, issueId, reviewId, orderId: null, cycleId: cycle.cycleId };
    const task = { problem, measures, leaderId, ownerId, unitId, assignedOn, deadline };
    const assigned = assign(
      { ...origin, ...task },
      { ...asking, cycleState: cycle.state as CycleState },
    );
    if (!assigned.ok) return refuse(refusal(assigned.refusal, placeOf(assigned.refusal)));
    const { facts, id } = assigned.value;
    return accept({ facts, answer: { rectificationId: id } });
  },
  'rectifications.progress': (tx, input, asking) =>
    move(tx, { ...input, command: 'progress' }, asking, (item, on) =>
      reportProgress(item, {
        by: actorOf(asking),
        on,
        text: input.text,
        measuresDone: input.measuresDone,
      }),
    ),
  'rectifications.claimDone': (tx, input, asking) =>
    move(tx, { ...input, command: 'claimDone' }, asking, (item, on) =>
      claimDone(item, { by: actorOf(asking), on, evidence: input.evidence }),
    ),
  'rectifications.takeBack': (tx, input, asking) =>
    move(tx, { ...input, command: 'takeBack' }, asking, (item, on) =>
      takeBack(item, { by: actorOf(asking), on, reason: input.reason }),
    ),
  'rectifications.verify': async (tx, input, asking) => {
    const verifierId = verifierOf(input.verifierId, asking);
    if (!verifierId) return refuse(refusal('verifier-needed', { place: 'verifierId' }));
    return move(tx, { ...input, command: 'verify' }, asking, async (item, on) => {
      const tree = await treeAround(tx, item, { verifierId, asking });
      return verify(item, { verifierId, on, words: input.finding }, tree);
    });
  },
  'rectifications.return': async (tx, input, asking) => {
    const verifierId = verifierOf(input.verifierId, asking);
    if (!verifierId) return refuse(refusal('verifier-needed', { place: 'verifierId' }));
    return move(tx, { ...input, command: 'return' }, asking, async (item, on) => {
      const tree = await treeAround(tx, item, { verifierId, asking });
      return returnForWork(item, { verifierId, on, words: input.reason }, tree);
    });
  },
  'rectifications.close': (tx, input, asking) =>
    move(tx, { ...input, command: 'close' }, asking, (item, on) => close(item, on)),
  'rectifications.extend': (tx, input, asking) =>
    move(tx, { ...input, command: 'extend' }, asking, (item, on) =>
      extend(item, { on, to: input.to, reason: input.reason }),
    ),
  'rectifications.reopen': (tx, input, asking) =>
    move(tx, { ...input, command: 'reopen' }, asking, (item, on) =>
      reopen(item, { on, deadline: input.deadline, reason: input.reason }),
    ),
};

interface Moving {
  readonly rectificationId: RectificationId;
  readonly on?: CalendarDate | undefined;
  readonly command: RectificationCommand;
}
type Decision = Result<Fact, RefusalCode>;

/** Locks the row, lets the rules decide and answers with the state that follows. */
async function move(
  tx: Tx,
  { rectificationId, on = undefined, command }: Moving,
  asking: Asking,
  decide: (item: Rectification, on: CalendarDate) => Decision | Promise<Decision>,
): Promise<Result<Decided<{ state: RectificationState }>, Refusal>> {
  const day = on ?? asking.today;
  if (day > asking.today) return refuse(refusal('date-in-future', { place: 'on' }));
  const looked = await lookFrom(tx, undefined, asking);
  const row = await lockRectification(tx, looked, rectificationId);
  if (!row) return refuse(refusal('not-found'));
  const item = await decidable(tx, row, asking);
  const decided = await decide(item, day);
  if (!decided.ok) return refuse(refusal(decided.refusal, placeOf(decided.refusal)));
  const state = stateAfter(item.state, command) ?? item.state;
  return accept({ facts: [decided.value], answer: { state } });
}

/** People verify for themselves; the operator types in whose signature is on the paper. */
function verifierOf(named: PersonId | undefined, { scope }: Asking): PersonId | undefined {
  return scope.personId ?? named;
}

async function unknownOrigin(
  tx: Tx,
  { issueId, reviewId }: Parameters<RectificationActions['rectifications.assign']>[1],
  asking: Asking,
): Promise<Refusal | undefined> {
  if (issueId && !(await loadIssue(tx, askedBy(asking.scope), issueId))) {
    return refusal('not-found', { place: 'issueId' });
  }
  if (reviewId && !(await loadSeenReview(tx, reviewId, asking))) {
    return refusal('not-found', { place: 'reviewId' });
  }
  return undefined;
}

const places: Partial<Record<RefusalCode, string>> = {
  'deadline-not-later': 'to',
  'deadline-passed': 'deadline',
  'unknown-measure': 'measuresDone',
  'before-last-step': 'on',
};

function placeOf(code: RefusalCode): { readonly place?: string } {
  const place = places[code];
  return place ? { place } : {};
}
