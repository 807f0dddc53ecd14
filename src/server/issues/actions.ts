import type { issuesOperations } from '#contract/issues.ts';
import { type Refusal, refusal } from '#contract/refusals.ts';
import {
  issueOrder,
  linkIdea,
  recordMediation,
  registerIdea,
  registerIssue,
} from '#core/issues/register.ts';
import type { CycleState } from '#core/cycles/cycle-states.ts';
import type {
  CycleId,
  IssueId,
  OrganisationId,
  RectificationId,
  ReviewId,
} from '#core/kernel/ids.ts';
import { accept, refuse, type Result } from '#core/kernel/result.ts';
import type { Fact } from '#core/ledger/catalogue.ts';
import { type CycleRow, loadCycle } from '../cycles/current-cycle.ts';
import { loadNames } from '../people/names.ts';
import { headsOf } from '../people/organisation-tree.ts';
import { unitOfPerson } from '../people/units.ts';
import type { Tx } from '../platform/database/connection.ts';
import type { ActionHandlers, Asking } from '../platform/handling.ts';
import { loadSeenReview } from '../reviews/asker.ts';
import { askedBy } from './confidential.ts';
import { rectificationActions } from './rectification-actions.ts';
import { loadIdea, loadIssue, loadLinksOf } from './store.ts';

export const issuesActions: ActionHandlers<typeof issuesOperations> = {
  ...rectificationActions,
  'issues.register': async (tx, input, asking) => {
    const { cycleId, asOf: _, raisedOn = asking.today, ...issue } = input;
    const cycle = await openCycle(tx, cycleId, asking);
    if (!cycle.ok) return cycle;
    const unknown =
      (await unknownOrganisation(tx, issue.organisationId, asking)) ??
      (await unknownReview(tx, issue.reviewId, asking));
    if (unknown) return refuse(unknown);
    const registered = registerIssue(
      { ...issue, raisedOn, cycleId: cycle.value.cycleId },
      { ...asking, cycleState: cycle.value.state as CycleState },
    );
    if (!registered.ok) return refuse(refusal(registered.refusal, { place: 'raisedOn' }));
    return accept({ facts: registered.value.facts, answer: { issueId: registered.value.id } });
  },
  'ideas.register': async (tx, input, asking) => {
    const { cycleId, asOf: _, givenOn = asking.today, ...idea } = input;
    const cycle = await openCycle(tx, cycleId, asking);
    if (!cycle.ok) return cycle;
    for (const issueId of idea.issueIds) {
      const unknown = await unknownIssue(tx, issueId, asking);
      if (unknown) return refuse(unknown);
    }
    const registered = registerIdea(
      { ...idea, givenOn, cycleId: cycle.value.cycleId },
      { ...asking, cycleState: cycle.value.state as CycleState },
    );
    if (!registered.ok) return refuse(refusal(registered.refusal, { place: 'givenOn' }));
    return accept({ facts: registered.value.facts, answer: { ideaId: registered.value.id } });
  },
  'ideas.link': async (tx, { ideaId, issueId }, asking) => {
    const { tenantId } = asking.scope;
    const idea = await loadIdea(tx, tenantId, ideaId);
    const unknown = await unknownIssue(tx, issueId, asking);
    if (!idea || unknown) return refuse(unknown ?? refusal('not-found', { place: 'ideaId' }));
    const links = await loadLinksOf(tx, askedBy(asking.scope), [ideaId]);
    const alreadyLinked = links.some((link) => link.issue_id === issueId);
    const linked = linkIdea({ ideaId, issueId }, { alreadyLinked });
    if (!linked.ok) return refuse(refusal(linked.refusal));
    return accept({ facts: [linked.value], answer: { ideaId } });
  },
  'orders.issue': async (tx, input, asking) => {
    const { tenantId } = asking.scope;
    const cycle = await openCycle(tx, input.cycleId, asking);
    if (!cycle.ok) return cycle;
    const signatoryId = input.signatoryId ?? asking.scope.personId;
    if (!signatoryId || !(await unitOfPerson(tx, tenantId, signatoryId))) {
      return refuse(refusal('unknown-person', { place: 'signatoryId' }));
    }
    const unknown =
      (await unknownOrganisation(tx, input.organisationId, asking)) ??
      (await unknownReview(tx, input.reviewId, asking));
    if (unknown) return refuse(unknown);
    const { organisationId, reviewId, problem, requirement, deadline } = input;
    const [ownerId] = await headsOf(tx, tenantId, { organisationId, day: asking.today });
    if (!ownerId) return refuse(refusal('order-without-head', { place: 'organisationId' }));
    const { cycleId, state } = cycle.value;
    const issuedOn = input.issuedOn ?? asking.today;
    const issued = issueOrder(
      { cycleId, organisationId, reviewId, problem, requirement, deadline, issuedOn, signatoryId },
      { ownerId, leaderId: signatoryId, source: 'meeting', number: null },
      { ...asking, cycleState: state as CycleState },
    );
    if (!issued.ok) return refuse(refusal(issued.refusal, { place: 'deadline' }));
    const { facts, id: orderId } = issued.value;
    return accept({ facts, answer: { orderId, rectificationId: assignedIn(facts) } });
  },
  'mediations.record': async (tx, input, asking) => {
    const cycle = await openCycle(tx, input.cycleId, asking);
    if (!cycle.ok) return cycle;
    const { openedOn, settledOn, outcome } = input;
    const recorded = recordMediation(
      { cycleId: cycle.value.cycleId, openedOn, settledOn, outcome },
      { ...asking, cycleState: cycle.value.state as CycleState },
    );
    if (!recorded.ok) return refuse(refusal(recorded.refusal, { place: 'settledOn' }));
    return accept({ facts: recorded.value.facts, answer: { mediationId: recorded.value.id } });
  },
};

async function openCycle(
  tx: Tx,
  cycleId: CycleId | undefined,
  { scope }: Asking,
): Promise<Result<CycleRow, Refusal>> {
  const cycle = await loadCycle(tx, scope.tenantId, cycleId);
  return cycle ? accept(cycle) : refuse(refusal('not-found', { place: 'cycleId' }));
}

async function unknownOrganisation(
  tx: Tx,
  id: OrganisationId | null,
  { scope }: Asking,
): Promise<Refusal | undefined> {
  if (id === null || (await loadNames(tx, scope.tenantId, [id])).has(id)) return undefined;
  return refusal('unknown-organisation', { place: 'organisationId' });
}

async function unknownReview(
  tx: Tx,
  id: ReviewId | null,
  asking: Asking,
): Promise<Refusal | undefined> {
  if (id === null || (await loadSeenReview(tx, id, asking))) return undefined;
  return refusal('not-found', { place: 'reviewId' });
}

async function unknownIssue(tx: Tx, id: IssueId, { scope }: Asking): Promise<Refusal | undefined> {
  return (await loadIssue(tx, askedBy(scope), id))
    ? undefined
    : refusal('not-found', { place: 'issueId' });
}

function assignedIn(facts: readonly Fact[]): RectificationId {
  for (const each of facts) {
    if (each.type === 'rectification.assigned') return each.body.rectificationId;
  }
  throw new Error('an order without its rectification');
}
