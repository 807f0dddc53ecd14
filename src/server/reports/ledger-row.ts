import type { z } from 'zod';
import type { reviewRow } from '#contract/reviews-views.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { LedgerRow } from '#core/reports/report-facts.ts';
import { withheldName, withholdingNames, withoutFamilyName } from '#core/reports/withheld-names.ts';

const CONTENT_LENGTH = 300;

type Row = z.input<typeof reviewRow>;

/**
 * The ledger as the report carries it, beyond those who may read it: of a talk or restricted record
 * nothing at all, of the members reviewed neither name nor surname, which in a small branch tells who it is.
 * `names` are those of the roster.
 */
export function maskedLedger(rows: readonly Row[], names: readonly string[]): readonly LedgerRow[] {
  const withoutNames = withholdingNames(names);
  const reviewersOfOthers = new Set(
    rows.filter((row) => !row.selfReview).flatMap((row) => row.reviewers.map(({ id }) => id)),
  );
  return rows.map((row) => {
    if (row.restricted || row.mode === 'talk') return { words: null };
    return {
      words: {
        reviewers: row.reviewers.map(reviewerOf(row, reviewersOfOthers)).join('、'),
        subject: row.subject.kind === 'person' ? withheldName : row.subject.name,
        occurredOn: row.occurredOn as CalendarDate,
        content: contentOf(row, withoutNames),
        rectification: row.rectifications.map(({ state, closedOn }) => ({ state, closedOn })),
      },
    };
  });
}

/** Who reviews nobody but himself would be named there as the one reviewed. */
function reviewerOf(row: Row, reviewersOfOthers: ReadonlySet<string>) {
  return ({ id, name }: Row['reviewers'][number]): string =>
    row.selfReview && !reviewersOfOthers.has(id) ? withheldName : name;
}

function contentOf({ points, subject }: Row, withoutNames: (text: string) => string): string {
  const said = withoutNames(points.map((point) => point.text).join('；'));
  const content = subject.kind === 'person' ? withoutFamilyName(said, subject.name) : said;
  return content.length > CONTENT_LENGTH ? `${content.slice(0, CONTENT_LENGTH)}…` : content;
}
