import type { z } from 'zod';
import type { issuesOperations } from '#contract/issues.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { Locale } from '#ui/messages/message.ts';
import { createTranslator, type Translator } from '#ui/messages/translator.ts';
import type { WorkbookCell, WorkbookSheet } from '../platform/documents/workbook.ts';

type Ledger = z.input<(typeof issuesOperations)['rectifications.ledger']['output']>;
type Row = Ledger['rows'][number];

/** The twelve columns that offices keep (问题整改台账), domain §2.7. */
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
  ['remark', 24],
] as const;

/** The rectification ledger as one sheet: of the page, the command line and the archive. */
export function rectificationSheet(ledger: Ledger, locale: Locale): WorkbookSheet {
  const text = createTranslator(locale);
  const name = text('rectifications.title');
  const asOf = text('rectifications.as-of', { day: ledger.asOf });
  const cut = text('rectifications.incomplete', { count: ledger.rows.length });
  const maskedNote = ledger.masked > 0 ? text('rectifications.masked-note') : '';
  const notes = [asOf, ledger.complete ? '' : cut, text('rectifications.number-note'), maskedNote];
  return {
    name,
    title: `${ledger.organisation}${name}`,
    note: notes.filter((note) => note !== '').join(' · '),
    columns: columns.map(([key, width]) => ({ heading: text(`rectifications.${key}`), width })),
    rows: [...ledger.rows.map((row) => cellsOf(row, text)), ...maskedRows(ledger, text)],
    orientation: 'landscape',
  };
}

/** Last and with a count of their own: a place or number of the ledger would tell the day. */
function maskedRows({ masked }: Ledger, text: Translator): readonly (readonly WorkbookCell[])[] {
  return Array.from({ length: masked }, (_, at) => [
    text('rectifications.masked-number', { number: at + 1 }),
    undefined,
    text('rectifications.masked'),
    ...Array.from({ length: columns.length - 3 }, () => undefined),
  ]);
}

function cellsOf(row: Row, text: Translator): readonly WorkbookCell[] {
  return [
    row.ledgerNumber,
    text(`reviews.mode-${row.source}`),
    row.problem,
    row.measures.map((measure) => measure.text).join('\n'),
    row.leader?.name,
    row.owner.name,
    dayCell(row.deadline),
    row.progress,
    text(`rectifications.state-${row.state}`),
    row.verifier?.name,
    dayCell(row.closedOn),
    remarkOf(row, text),
  ];
}

function remarkOf(row: Row, text: Translator): string {
  const over = row.overdue ? text('rectifications.days-over', { count: row.daysOver }) : '';
  const before = row.state === 'closedBefore' && row.priorVerifier;
  const signed = before ? text(`rectifications.signed-${before}`) : '';
  const former = row.number ? text('rectifications.former-number', { number: row.number }) : '';
  return [over, signed, former].filter(Boolean).join('；');
}

function dayCell(date: string | null): WorkbookCell {
  return date === null ? undefined : { date: date as CalendarDate };
}
