import type { IssueId } from '../kernel/ids.ts';
import { fact, type Fact } from '../ledger/catalogue.ts';
import type { RecordedReview, Recording } from './recording.ts';
import type { RowSource } from './row-reader.ts';
import type { TracedItem } from './trace-items.ts';

/** Items of earlier imports get the sources that came in with this one. */
export function recordTraced(
  traced: readonly TracedItem[],
  known: {
    readonly reviews: ReadonlyMap<RowSource, RecordedReview>;
    readonly issues: ReadonlyMap<RowSource, IssueId>;
  },
  { importId }: Recording,
): readonly Fact[] {
  return traced.map(({ item, review, contribution, assignedOn }) => {
    const recorded = review && known.reviews.get(review.source);
    const issueId = contribution ? known.issues.get(contribution.source) : item.issueId;
    return fact('rectification.traced', {
      rectificationId: item.rectificationId,
      issueId: issueId ?? null,
      reviewId: recorded?.reviewId ?? null,
      orderId: recorded?.orderId ?? null,
      assignedOn,
      importId,
    });
  });
}
