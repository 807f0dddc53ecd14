import { acceptsRectification, type CycleState } from '../cycles/cycle-states.ts';
import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { IdeaId, IssueId, NewId, RectificationId } from '../kernel/ids.ts';
import { accept, refuse, type Result } from '../kernel/result.ts';
import { type Fact, fact, type FactBody } from '../ledger/catalogue.ts';
import type { MeasureId, MediationId, OrderId } from './facts.ts';

export type RegisterRefusal =
  | 'cycle-closed'
  | 'date-in-future'
  | 'deadline-passed'
  | 'already-linked'
  | 'outcome-and-date-disagree';

/** What surrounds each registration: the cycle's state and the organisation's day. */
export interface Surroundings {
  readonly cycleState: CycleState;
  readonly today: CalendarDate;
  readonly newId: NewId;
}

type Decided<Id> = Result<{ readonly facts: readonly Fact[]; readonly id: Id }, RegisterRefusal>;
type New<Type extends Parameters<typeof fact>[0], Id extends string> = Omit<
  FactBody<Type>,
  Id | 'importId'
>;

export function registerIssue(
  issue: New<'issue.registered', 'issueId'>,
  around: Surroundings,
): Decided<IssueId> {
  const refused = objection(issue.raisedOn, around);
  if (refused) return refuse(refused);
  const id = around.newId<IssueId>();
  const registered = fact('issue.registered', { ...issue, issueId: id, importId: null });
  return accept({ id, facts: [registered] });
}

export function registerIdea(
  {
    issueIds,
    ...idea
  }: New<'idea.registered', 'ideaId'> & { readonly issueIds: readonly IssueId[] },
  around: Surroundings,
): Decided<IdeaId> {
  const refused = objection(idea.givenOn, around);
  if (refused) return refuse(refused);
  const id = around.newId<IdeaId>();
  const registered = fact('idea.registered', { ...idea, ideaId: id, importId: null });
  const links = [...new Set(issueIds)].map((issueId) =>
    fact('idea.linked', { ideaId: id, issueId, importId: null }),
  );
  return accept({ id, facts: [registered, ...links] });
}

/** An idea may answer several problems, and none; the same pair is linked once. */
export function linkIdea(
  link: { readonly ideaId: IdeaId; readonly issueId: IssueId },
  known: { readonly alreadyLinked: boolean },
): Result<Fact, RegisterRefusal> {
  if (known.alreadyLinked) return refuse('already-linked');
  return accept(fact('idea.linked', { ...link, importId: null }));
}

export function assign(
  {
    measures,
    ...task
  }: Omit<New<'rectification.assigned', 'rectificationId'>, 'measures'> & {
    readonly measures: readonly string[];
  },
  around: Surroundings,
): Decided<RectificationId> {
  const refused = objection(task.assignedOn, around);
  if (refused) return refuse(refused);
  if (task.deadline < task.assignedOn) return refuse('deadline-passed');
  const id = around.newId<RectificationId>();
  const assigned = fact('rectification.assigned', {
    ...task,
    rectificationId: id,
    measures: measures.map((text) => ({ measureId: around.newId<MeasureId>(), text })),
    importId: null,
  });
  return accept({ id, facts: [assigned] });
}

/** 责令限期整改: the order, and the rectification of the head of the organisation that got it. */
export function issueOrder(
  order: New<'order.issued', 'orderId'>,
  task: Pick<FactBody<'rectification.assigned'>, 'ownerId' | 'leaderId' | 'source' | 'number'>,
  around: Surroundings,
): Decided<OrderId> {
  const orderId = around.newId<OrderId>();
  const assigned = assign(
    {
      ...task,
      cycleId: order.cycleId,
      issueId: null,
      reviewId: order.reviewId,
      orderId,
      problem: order.problem,
      measures: [order.requirement],
      unitId: order.organisationId,
      assignedOn: order.issuedOn,
      deadline: order.deadline,
    },
    around,
  );
  if (!assigned.ok) return assigned;
  const issued = fact('order.issued', { ...order, orderId, importId: null });
  return accept({ id: orderId, facts: [issued, ...assigned.value.facts] });
}

/** Only that there was a case, when, and how it ended: parties stay unnamed (R95). */
export function recordMediation(
  mediation: New<'mediation.recorded', 'mediationId'>,
  around: Surroundings,
): Decided<MediationId> {
  const { openedOn, settledOn, outcome } = mediation;
  const refused = objection(settledOn ?? openedOn, around);
  if (refused) return refuse(refused);
  const endsWell = settledOn === null ? outcome === 'open' : outcome !== 'open';
  if (!endsWell || (settledOn !== null && settledOn < openedOn))
    return refuse('outcome-and-date-disagree');
  const id = around.newId<MediationId>();
  return accept({ id, facts: [fact('mediation.recorded', { ...mediation, mediationId: id })] });
}

function objection(on: CalendarDate, around: Surroundings): RegisterRefusal | undefined {
  if (!acceptsRectification(around.cycleState)) return 'cycle-closed';
  return on > around.today ? 'date-in-future' : undefined;
}
