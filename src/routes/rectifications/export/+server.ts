import { rectificationSheet } from '#server/issues/xlsx-rectifications.ts';
import { writeWorkbook } from '#server/platform/documents/workbook.ts';
import { show } from '../../door-call.ts';
import { rectificationQuery } from '../rectification-query.ts';
import type { RequestHandler } from './$types';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The rows that the page lists, as an office file. */
export const GET: RequestHandler = async (event) => {
  const ledger = await show(event, 'rectifications.ledger', rectificationQuery(event.url));
  const sheet = rectificationSheet(ledger, event.locals.locale);
  const bytes = await writeWorkbook([sheet]);
  return new Response(Buffer.from(bytes), {
    headers: {
      'content-type': xlsx,
      'content-disposition': `attachment; filename="rectifications.xlsx"; filename*=UTF-8''${encodeURIComponent(sheet.name)}.xlsx`,
    },
  });
};
