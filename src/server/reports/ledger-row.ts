import type { z } from 'zod';
import type { reviewRow } from '#contract/reviews-views.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { LedgerRow } from '#core/reports/report-facts.ts';

const CONTENT_LENGTH = 300;

/** A row as the report carries it: masked, and of a talk or restricted record nothing at all. */
export function ledgerRow(row: z.input<typeof reviewRow>): LedgerRow {
  if (row.restricted || row.mode === 'talk') return { words: null };
  const content = row.points.map((point) => point.text).join('；');
  return {
    words: {
      reviewers: row.reviewers.map((each) => each.name).join('、'),
      subject: row.subject.kind === 'person' ? masked(row.subject.name) : row.subject.name,
      occurredOn: row.occurredOn as CalendarDate,
      content: content.length > CONTENT_LENGTH ? `${content.slice(0, CONTENT_LENGTH)}…` : content,
      rectification: row.rectifications.map(({ state, closedOn }) => ({ state, closedOn })),
    },
  };
}

/** The report travels beyond those who may read the ledger: of a member only the family name. */
function masked(name: string): string {
  return `${[...name][0] ?? ''}××`;
}
