import type { MeasureId, OrderId } from '../issues/facts.ts';
import type { RectificationId, ReviewId } from '../kernel/ids.ts';
import { fact, type Fact } from '../ledger/catalogue.ts';
import { headOf, type Recording } from './recording.ts';
import type { ResolvedReview } from './resolve-reviews.ts';

const orderWords = /责令|限期整改/;

/** The item that follows by the rule of `isDatedRequirement`; an order to an organisation stands behind it. */
export function recordItem(
  review: ResolvedReview,
  reviewId: ReviewId,
  recording: Recording,
): { readonly facts: readonly Fact[]; readonly made: { rectificationId?: RectificationId } } {
  const { item, subject } = review;
  const { directory, newId, cycleId, importId } = recording;
  const ownerId =
    subject.kind === 'person' ? subject.personId : headOf(directory, subject.organisationId);
  if (!item.makesItem || ownerId === undefined) return { facts: [], made: {} };
  const requirement = textOf(review, 'requirement');
  const problem = textOf(review, 'shortcoming') ?? requirement ?? '';
  const first = review.reviewers.find((reviewer) => reviewer.kind === 'person');
  const isOrder = subject.kind === 'organisation' && orderWords.test(requirement ?? '');
  const rectificationId = newId<RectificationId>();
  const orderId = isOrder && first ? newId<OrderId>() : null;
  const assigned = fact('rectification.assigned', {
    rectificationId,
    cycleId,
    number: null,
    source: review.mode,
    issueId: null,
    reviewId,
    orderId,
    problem,
    measures: requirement ? [{ measureId: newId<MeasureId>(), text: requirement }] : [],
    leaderId: first?.personId ?? null,
    ownerId,
    unitId: review.unitId,
    assignedOn: review.date,
    deadline: item.deadline,
    importId,
  });
  const made = { rectificationId };
  if (orderId === null || !first || subject.kind !== 'organisation') {
    return { facts: [assigned], made };
  }
  const issued = fact('order.issued', {
    orderId,
    cycleId,
    reviewId,
    organisationId: subject.organisationId,
    problem,
    requirement: requirement ?? '',
    deadline: item.deadline,
    issuedOn: review.date,
    signatoryId: first.personId,
    importId,
  });
  return { facts: [issued, assigned], made };
}

function textOf(review: ResolvedReview, kind: string): string | undefined {
  return review.points.find((point) => point.kind === kind)?.text;
}
