import type { reviewLedgerOperations } from '#contract/reviews-ledger.ts';
import { refusal } from '#contract/refusals.ts';
import type { PersonId, ReviewId, TenantId } from '#core/kernel/ids.ts';
import { accept, refuse } from '#core/kernel/result.ts';
import type { RecordedFact } from '#core/ledger/catalogue.ts';
import type { FactBy } from '#core/ledger/fact.ts';
import { reachOf } from '#core/people/permissions.ts';
import { mayAnswer } from '#core/reviews/answer-point.ts';
import type { Visibility } from '#core/reviews/visibility.ts';
import { noteLook } from '../accounts/looks.ts';
import { loadCycle } from '../cycles/current-cycle.ts';
import { loadIssuesOfReview, loadOrdersOfReview } from '../issues/review-status.ts';
import { type HistoryEntry, loadHistory } from '../ledger/history.ts';
import { loadNames } from '../people/names.ts';
import { headsOfOrganisation } from '../people/parties.ts';
import type { Tx } from '../platform/database/connection.ts';
import type { Asking, QueryHandler } from '../platform/handling.ts';
import { visibilityOf } from './asker.ts';
import {
  loadAnswers,
  loadJointReview,
  loadReviewHead,
  loadTalk,
  type ReviewHead,
  type StoredAnswer,
} from './store.ts';
import { loadReview } from './store-list.ts';
import { loadCommendations, loadSessions } from './store-sessions.ts';
import { viewsOf } from './views.ts';

type Names = ReadonlyMap<string, string>;

/** One review with everything that hangs on it. */
export const showReview: QueryHandler<(typeof reviewLedgerOperations)['reviews.show']> = async (
  tx,
  { reviewId, asOf },
  asking,
) => {
  const { tenantId } = asking.scope;
  const visibility = await visibilityOf(tx, asking);
  const stored = await loadReview(tx, tenantId, { reviewId, visibility });
  const head = stored && (await loadReviewHead(tx, tenantId, reviewId));
  const cycle = head && (await loadCycle(tx, tenantId, head.cycleId));
  if (!stored || !head || !cycle) return refuse(refusal('not-found'));

  const [view] = await viewsOf(tx, tenantId, [stored], asOf ?? asking.today);
  if (!view) return refuse(refusal('not-found'));
  if (isConfidential(view)) await noteIfForeign(tx, head, { reviewId, asking });
  const beside = await loadBeside(tx, tenantId, reviewId);
  const names = await loadNames(tx, tenantId, namedIn(beside));
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? ''));
  return accept({
    review: view,
    cycle: { cycleId: cycle.cycleId, name: cycle.name },
    criteria: head.criteria,
    recordedOn: head.recordedOn,
    session: await sessionOf(tx, tenantId, head),
    joint: await jointOf(tx, { asking, reviewId, head, visibility }),
    answers: beside.answers.map((answer) => answerView(answer, beside.history, names)),
    mayAnswer: await mayAskerAnswer(tx, head, asking),
    talk: beside.talk
      ? {
          reason: beside.talk.reason,
          outcome: beside.talk.outcome,
          followUp: beside.talk.followUp,
          consent: beside.talk.consent,
          helperName: nameOf(beside.talk.helperId),
          until: beside.talk.until,
        }
      : null,
    commendation: beside.commendation
      ? { ...beside.commendation, personName: nameOf(beside.commendation.personId) ?? '' }
      : null,
    issues: [...beside.issues],
    orders: beside.orders.map(({ organisationId, signatoryId, ...order }) => ({
      ...order,
      organisationName: nameOf(organisationId) ?? '',
      signatoryName: nameOf(signatoryId) ?? '',
    })),
    history: beside.history.map((entry) => historyView(entry, names)),
  });
};

function isConfidential(view: { readonly mode: string; readonly restricted: boolean }): boolean {
  return view.restricted || view.mode === 'talk';
}

/** Of a record about oneself nothing is noted. */
async function noteIfForeign(
  tx: Tx,
  { subject }: ReviewHead,
  { reviewId, asking }: { readonly reviewId: ReviewId; readonly asking: Asking },
): Promise<void> {
  const { tenantId, personId } = asking.scope;
  if (personId === null || subject.kind !== 'person' || subject.personId === personId) return;
  await noteLook(tx, { tenantId, reviewId, personId, lookedOn: asking.today });
}

async function loadBeside(tx: Tx, tenantId: TenantId, reviewId: ReviewId) {
  return {
    answers: await loadAnswers(tx, tenantId, reviewId),
    talk: await loadTalk(tx, tenantId, reviewId),
    commendation: (await loadCommendations(tx, tenantId, { reviewId }))[0],
    issues: await loadIssuesOfReview(tx, tenantId, reviewId),
    orders: await loadOrdersOfReview(tx, tenantId, reviewId),
    history: await loadHistory(tx, tenantId, reviewId),
  };
}

function namedIn(beside: Awaited<ReturnType<typeof loadBeside>>): readonly (string | null)[] {
  return [
    ...beside.answers.map((answer) => answer.personId),
    ...beside.orders.flatMap((order) => [order.organisationId, order.signatoryId]),
    ...beside.history.map((entry) => entry.recorded && personOf(entry.recorded.by)),
    beside.talk?.helperId,
    beside.commendation?.personId,
  ].map((id) => id ?? null);
}

function personOf(by: FactBy): PersonId | null {
  return 'personId' in by ? by.personId : null;
}

/** The operator's own name for a command, else the person's. */
function nameOfBy(recorded: RecordedFact | undefined, names: Names): string | null {
  if (!recorded) return null;
  if ('operator' in recorded.by) return recorded.by.operator;
  return names.get(recorded.by.personId) ?? null;
}

function historyView(entry: HistoryEntry, names: Names) {
  return {
    seq: entry.seq,
    type: entry.recorded?.type ?? 'erased',
    at: entry.recorded?.at ?? null,
    byName: nameOfBy(entry.recorded, names),
  };
}

function answerView(answer: StoredAnswer, history: readonly HistoryEntry[], names: Names) {
  const recorded = history
    .map((entry) => entry.recorded)
    .find((each) => each?.type === 'point.answered' && each.body.answerId === answer.answerId);
  const own = recorded && personOf(recorded.by) === answer.personId;
  return {
    pointId: answer.pointId,
    kind: answer.kind,
    text: answer.text,
    personName: names.get(answer.personId) ?? '',
    answeredOn: answer.answeredOn,
    enteredBy: own ? null : nameOfBy(recorded, names),
  };
}

async function sessionOf(tx: Tx, tenantId: TenantId, { sessionId }: ReviewHead) {
  if (!sessionId) return null;
  const [session] = await loadSessions(tx, tenantId, { sessionId });
  if (!session) return null;
  const { kind, title, organisationId, heldOn, place } = session;
  const names = await loadNames(tx, tenantId, [organisationId]);
  const organisationName = organisationId ? (names.get(organisationId) ?? null) : null;
  return { sessionId, kind, title, organisationName, heldOn, place };
}

interface JointAsked {
  readonly asking: Asking;
  readonly reviewId: ReviewId;
  readonly head: ReviewHead;
  readonly visibility: Visibility;
}

async function jointOf(tx: Tx, { asking, reviewId, head, visibility }: JointAsked) {
  const { tenantId } = asking.scope;
  const jointId = await loadJointReview(tx, tenantId, { ...head, reviewId });
  if (!jointId) return null;
  const joint = await loadReview(tx, tenantId, { reviewId: jointId, visibility });
  if (!joint) return null;
  const names = await loadNames(tx, tenantId, [joint.subject.id]);
  return {
    reviewId: joint.reviewId,
    subject: { ...joint.subject, name: names.get(joint.subject.id) ?? '' },
  };
}

async function mayAskerAnswer(tx: Tx, head: ReviewHead, { scope, today }: Asking) {
  const { subject } = head;
  const subjectHeads = await subjectHeadsOf(tx, subject, { scope, today });
  const reach = reachOf('points.answer', scope.roles);
  return mayAnswer({ subject, subjectHeads, asker: { ...scope, reach } });
}

/** Who may speak for an organisation that was reviewed. */
export async function subjectHeadsOf(
  tx: Tx,
  subject: ReviewHead['subject'],
  { scope, today }: Pick<Asking, 'scope' | 'today'>,
): Promise<readonly PersonId[]> {
  if (subject.kind === 'person') return [];
  const ids = [subject.organisationId];
  return headsOfOrganisation(tx, { tenantId: scope.tenantId, ids, on: today });
}
