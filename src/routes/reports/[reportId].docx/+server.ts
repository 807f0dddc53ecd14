import type { ReportId } from '#core/reports/facts.ts';
import { show } from '../../door-call.ts';
import { docxAnswer } from '../docx-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const reportId = event.params.reportId as ReportId;
  const { document } = await show(event, 'reports.show', { reportId });
  return docxAnswer(document);
};
