import type { ReportId } from '#core/reports/facts.ts';
import { show } from '../../door-call.ts';
import { shortened } from '../shortened.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const reportId = event.params.reportId as ReportId;
  const report = await show(event, 'reports.show', { reportId });
  const issued = event.url.searchParams.has('issued');
  return { issued, report: { ...report, document: shortened(report.document) } };
};
