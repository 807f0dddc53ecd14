import type { RequestHandler } from './$types';
import { reviewLedgerWorkbook } from '#server/reviews/xlsx-ledger.ts';
import { translate } from '#ui/messages/translator.ts';
import { show } from '../../door-call.ts';
import { ledgerQuery } from '../ledger-query.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The rows that the ledger page lists, all of them, oldest first unless the address says otherwise. */
export const GET: RequestHandler = async (event) => {
  const { cycle, rows, withoutConfidential, masked } = await show(
    event,
    'reviews.export',
    ledgerQuery(event.url),
  );
  const { locale } = event.locals;
  const name = translate(locale, 'reviews.title');
  const bytes = await reviewLedgerWorkbook({
    title: cycle ? `${cycle.name} ${name}` : name,
    rows,
    withoutConfidential,
    masked,
    language: locale === 'en' ? 'en' : 'zh',
  });
  return new Response(Buffer.from(bytes), {
    headers: {
      'content-type': xlsx,
      'content-disposition': `attachment; filename="reviews.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`,
    },
  });
};
