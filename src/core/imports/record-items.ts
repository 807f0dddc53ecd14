import type { MeasureId, OrderId } from '../issues/facts.ts';
import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { PersonId, RectificationId, ReviewId } from '../kernel/ids.ts';
import { fact, type Fact, type FactOf } from '../ledger/catalogue.ts';
import { headOf, type RecordedReview, type Recording } from './recording.ts';
import type { ResolvedReview } from './resolve-reviews.ts';

const orderWords = /责令|限期整改/;

export interface RecordedItem {
  readonly facts: readonly Fact[];
  readonly made: Pick<RecordedReview, 'rectificationId' | 'orderId'>;
}

/**
 * The item that follows by the rule of `isDatedRequirement`, unless it is `there` already from an
 * earlier import; an order to an organisation stands behind it.
 */
export function recordItem(
  review: ResolvedReview,
  { reviewId, there }: { readonly reviewId: ReviewId; readonly there: RectificationId | undefined },
  recording: Recording,
): RecordedItem {
  const { item, subject } = review;
  const { directory, newId } = recording;
  const ownerId =
    subject.kind === 'person' ? subject.personId : headOf(directory, subject.organisationId);
  if (!item.makesItem || ownerId === undefined) {
    return { facts: [], made: there ? { rectificationId: there } : {} };
  }
  const order = recordOrder(review, { reviewId, deadline: item.deadline }, recording);
  const orderId = order?.body.orderId;
  const issued = order ? [order] : [];
  const rectificationId = there ?? newId<RectificationId>();
  const made = { rectificationId, ...(orderId ? { orderId } : {}) };
  if (there) return { facts: issued, made };
  const { requirement, problem } = wordsOf(review);
  const assigned = fact('rectification.assigned', {
    rectificationId,
    cycleId: recording.cycleId,
    number: null,
    source: review.mode,
    issueId: null,
    reviewId,
    orderId: orderId ?? null,
    problem,
    measures: requirement ? [{ measureId: newId<MeasureId>(), text: requirement }] : [],
    leaderId: leaderOf(review) ?? null,
    ownerId,
    unitId: review.unitId,
    assignedOn: review.date,
    deadline: item.deadline,
    importId: recording.importId,
  });
  return { facts: [...issued, assigned], made };
}

function recordOrder(
  review: ResolvedReview,
  { reviewId, deadline }: { readonly reviewId: ReviewId; readonly deadline: CalendarDate },
  { cycleId, importId, newId }: Recording,
): FactOf<'order.issued'> | undefined {
  const { subject } = review;
  const { requirement = '', problem } = wordsOf(review);
  const signatoryId = leaderOf(review);
  if (subject.kind !== 'organisation' || !signatoryId || !orderWords.test(requirement)) {
    return undefined;
  }
  const { organisationId } = subject;
  const order = { orderId: newId<OrderId>(), cycleId, reviewId, organisationId };
  const said = { problem, requirement, deadline, issuedOn: review.date, signatoryId };
  return { type: 'order.issued', body: { ...order, ...said, importId } };
}

function leaderOf({ reviewers }: ResolvedReview): PersonId | undefined {
  return reviewers.find((reviewer) => reviewer.kind === 'person')?.personId;
}

function wordsOf(review: ResolvedReview): {
  readonly requirement: string | undefined;
  readonly problem: string;
} {
  const textOf = (kind: string) => review.points.find((point) => point.kind === kind)?.text;
  const requirement = textOf('requirement');
  return { requirement, problem: textOf('shortcoming') ?? requirement ?? '' };
}
