import type { RectificationView } from '#contract/issue-views.ts';
import { writeWorkbook, type WorkbookCell } from '#server/platform/documents/workbook.ts';
import type { Locale } from '#ui/messages/message.ts';
import { createTranslator } from '#ui/messages/translator.ts';
import { show } from '../../door-call.ts';
import { rectificationQuery } from '../rectification-query.ts';
import type { RequestHandler } from './$types';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The twelve columns that offices keep (问题整改台账), of the rows that the page lists. */
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

export const GET: RequestHandler = async (event) => {
  const { locale } = event.locals;
  const text = createTranslator(locale);
  const ledger = await show(event, 'rectifications.ledger', rectificationQuery(event.url));
  const name = text('rectifications.title');
  const asOf = text('rectifications.as-of', { day: ledger.asOf });
  const cut = text('rectifications.incomplete', { count: ledger.rows.length });
  const bytes = await writeWorkbook([
    {
      name,
      title: `${ledger.organisation}${name}`,
      note: ledger.complete ? asOf : `${asOf} · ${cut}`,
      columns: columns.map(([key, width]) => ({ heading: text(`rectifications.${key}`), width })),
      rows: ledger.rows.map((row, at) => cellsOf(row, at + 1, locale)),
      orientation: 'landscape',
    },
  ]);
  return new Response(Buffer.from(bytes), {
    headers: {
      'content-type': xlsx,
      'content-disposition': `attachment; filename="rectifications.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`,
    },
  });
};

function cellsOf(row: RectificationView, number: number, locale: Locale): readonly WorkbookCell[] {
  const text = createTranslator(locale);
  const before = row.state === 'closedBefore';
  return [
    number,
    text(`reviews.mode-${row.source}`),
    row.problem,
    row.measures.map((measure) => measure.text).join('\n'),
    row.leader?.name,
    row.owner.name,
    { date: row.deadline },
    row.progress,
    text(`rectifications.state-${row.state}`),
    row.verifier?.name,
    row.closedOn ? { date: row.closedOn } : undefined,
    [
      row.overdue ? text('rectifications.days-over', { count: row.daysOver }) : '',
      before && row.priorVerifier ? text(`rectifications.signed-${row.priorVerifier}`) : '',
    ]
      .filter(Boolean)
      .join('；'),
  ];
}
