import { show } from '../../door-call.ts';
import { docxAnswer, reportQuery } from '../docx-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const input = reportQuery(event.url, event.locals.locale);
  const { document } = await show(event, 'reports.draft', input);
  return docxAnswer(document);
};
