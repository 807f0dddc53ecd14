import type { CycleId, RectificationId } from '#core/kernel/ids.ts';
import type { FactBody } from '#core/ledger/catalogue.ts';
import type { RectificationState } from '#core/issues/facts.ts';
import {
  count,
  insert,
  type Projection,
  remove,
  type RowChange,
  update,
} from '../platform/row-change.ts';

export const issuesProjection: Projection = {
  'issue.registered': (body) => [
    insert('issue', {
      issue_id: body.issueId,
      cycle_id: body.cycleId,
      number: body.number,
      kind: body.kind,
      source: body.source,
      review_id: body.reviewId,
      text: body.text,
      raised_on: body.raisedOn,
      organisation_id: body.organisationId,
      line: body.line,
      solved_on_spot: body.solvedOnSpot,
      import_id: body.importId,
    }),
    count(body.cycleId, 'issues', { a: body.kind, b: body.source }),
  ],
  'idea.registered': (body) => [
    insert('idea', {
      idea_id: body.ideaId,
      cycle_id: body.cycleId,
      number: body.number,
      text: body.text,
      given_on: body.givenOn,
      feasible: body.feasible,
      import_id: body.importId,
    }),
    count(body.cycleId, 'ideas', { a: body.feasible ? 'feasible' : 'other' }),
  ],
  'idea.linked': (body) => [
    insert('issue_idea', {
      issue_id: body.issueId,
      idea_id: body.ideaId,
      import_id: body.importId,
    }),
  ],
  'order.issued': (body) => [
    insert('rectification_order', {
      order_id: body.orderId,
      cycle_id: body.cycleId,
      review_id: body.reviewId,
      organisation_id: body.organisationId,
      problem: body.problem,
      requirement: body.requirement,
      deadline: body.deadline,
      issued_on: body.issuedOn,
      signatory_id: body.signatoryId,
      import_id: body.importId,
    }),
  ],
  'rectification.assigned': (body) => assigned(body),
  'rectification.traced': (body) => [
    update(
      'rectification',
      { rectification_id: body.rectificationId },
      {
        issue_id: body.issueId,
        review_id: body.reviewId,
        order_id: body.orderId,
        assigned_on: body.assignedOn,
      },
    ),
  ],
  'rectification.progressed': (body) => [
    update('rectification', { rectification_id: body.rectificationId }, { progress: body.text }),
    ...body.measuresDone.map((measureId) =>
      update(
        'measure',
        { rectification_id: body.rectificationId, measure_id: measureId },
        { done_on: body.on },
      ),
    ),
  ],
  'rectification.extended': (body) => [
    update('rectification', { rectification_id: body.rectificationId }, { deadline: body.to }),
  ],
  'rectification.doneClaimed': (body, { by }) =>
    move(body, 'doneClaimed', {
      claimed_on: body.on,
      claimed_by: 'personId' in by ? by.personId : null,
      evidence: body.evidence,
    }),
  'rectification.claimTakenBack': (body) =>
    move(body, 'inProgress', { claimed_on: null, claimed_by: null }),
  'rectification.returned': (body) =>
    move(body, 'inProgress', {
      claimed_on: null,
      claimed_by: null,
      verifier_id: null,
      verified_on: null,
    }),
  'rectification.verified': (body) =>
    move(body, 'verified', { verifier_id: body.verifierId, verified_on: body.on }),
  'rectification.closed': (body) => move(body, 'closed', { closed_on: body.on }),
  'rectification.reopened': (body) =>
    move(body, 'inProgress', {
      deadline: body.deadline,
      claimed_on: null,
      claimed_by: null,
      verifier_id: null,
      verified_on: null,
      closed_on: null,
      prior_verifier: null,
    }),
  'rectification.closedBefore': (body) =>
    move(body, 'closedBefore', {
      closed_on: body.on,
      verifier_id: body.namedVerifierId,
      prior_verifier: body.priorVerifier,
    }),
  'mediation.recorded': (body) => [
    insert('mediation', {
      mediation_id: body.mediationId,
      cycle_id: body.cycleId,
      opened_on: body.openedOn,
      settled_on: body.settledOn,
      outcome: body.outcome,
    }),
  ],
  'import.undone': ({ importId, restored }) => [
    remove('issue', { import_id: importId }),
    remove('idea', { import_id: importId }),
    remove('issue_idea', { import_id: importId }),
    remove('rectification_order', { import_id: importId }),
    remove('rectification', { import_id: importId }),
    remove('measure', { import_id: importId }),
    ...restored.map(({ rectificationId, progress }) =>
      update(
        'rectification',
        { rectification_id: rectificationId },
        { state: 'inProgress', progress, closed_on: null, verifier_id: null, prior_verifier: null },
      ),
    ),
  ],
};

function assigned(body: FactBody<'rectification.assigned'>): readonly RowChange[] {
  const row = insert('rectification', {
    rectification_id: body.rectificationId,
    cycle_id: body.cycleId,
    number: body.number,
    source: body.source,
    issue_id: body.issueId,
    review_id: body.reviewId,
    order_id: body.orderId,
    problem: body.problem,
    leader_id: body.leaderId,
    owner_id: body.ownerId,
    unit_id: body.unitId,
    assigned_on: body.assignedOn,
    first_deadline: body.deadline,
    deadline: body.deadline,
    state: 'inProgress',
    progress: '',
    evidence: '',
    claimed_on: null,
    claimed_by: null,
    verifier_id: null,
    verified_on: null,
    closed_on: null,
    prior_verifier: null,
    import_id: body.importId,
  });
  const measures = body.measures.map((measure, position) =>
    insert('measure', {
      measure_id: measure.measureId,
      rectification_id: body.rectificationId,
      position,
      text: measure.text,
      done_on: null,
      import_id: body.importId,
    }),
  );
  return [row, ...measures, count(body.cycleId, 'rectifications', { a: 'inProgress' })];
}

type Moved = {
  readonly rectificationId: RectificationId;
  readonly cycleId: CycleId;
  readonly from: RectificationState;
};

function move(body: Moved, to: RectificationState, set: object): readonly RowChange[] {
  return [
    update('rectification', { rectification_id: body.rectificationId }, { ...set, state: to }),
    count(body.cycleId, 'rectifications', { a: body.from, n: -1 }),
    count(body.cycleId, 'rectifications', { a: to }),
  ];
}
