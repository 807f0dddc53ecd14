import type { z } from 'zod';
import type { issuesOperations } from '#contract/issues.ts';
import { writeWorkbook, type WorkbookCell } from '#server/platform/documents/workbook.ts';
import type { Locale } from '#ui/messages/message.ts';
import { createTranslator, type Translator } from '#ui/messages/translator.ts';

type Ledger = z.output<(typeof issuesOperations)['rectifications.ledger']['output']>;

const columns = [
  ['number', 6],
  ['source', 16],
  ['problem', 36],
  ['measure', 36],
  ['leader', 12],
  ['owner', 12],
  ['deadline', 13],
  ['progress', 30],
  ['completion', 22],
  ['verifier', 14],
  ['closed-on', 13],
] as const;

/** The columns that offices keep (问题整改台账). */
export async function rectificationWorkbook(ledger: Ledger, locale: Locale): Promise<Uint8Array> {
  const text = createTranslator(locale);
  const name = text('rectifications.title');
  return writeWorkbook([
    {
      name,
      title: `${ledger.organisation}${name}`,
      note: text('rectifications.as-of', { day: ledger.asOf }),
      columns: columns.map(([key, width]) => ({ heading: text(`rectifications.${key}`), width })),
      rows: ledger.rows.map((row, at) => cellsOf(row, at + 1, text)),
      orientation: 'landscape',
    },
  ]);
}

function cellsOf(
  row: Ledger['rows'][number],
  number: number,
  text: Translator,
): readonly WorkbookCell[] {
  const over = row.overdue ? `；${text('rectifications.days-over', { count: row.daysOver })}` : '';
  return [
    number,
    text(`reviews.mode-${row.source}`),
    row.problem,
    row.measures.map((measure) => measure.text).join('\n'),
    row.leader?.name,
    row.owner.name,
    { date: row.deadline },
    row.progress,
    `${text(`rectifications.state-${row.state}`)}${over}`,
    row.verifier?.name,
    row.closedOn ? { date: row.closedOn } : undefined,
  ];
}
