import { createHash } from 'node:crypto';
import type { reportsOperations } from '#contract/reports.ts';
import { refusal } from '#contract/refusals.ts';
import { accept, refuse } from '#core/kernel/result.ts';
import { fact } from '#core/ledger/catalogue.ts';
import { withProse } from '#core/reports/author-prose.ts';
import type { ReportId } from '#core/reports/facts.ts';
import { frozenText } from '#core/reports/frozen-report.ts';
import { summaryReport } from '#core/reports/summary-report.ts';
import { loadCycle } from '../cycles/current-cycle.ts';
import type { ActionHandlers } from '../platform/handling.ts';
import { loadReportFacts } from './report-facts.ts';
import { listIssued, loadProse, lockReports, saveProse } from './store.ts';

export const reportsActions: ActionHandlers<typeof reportsOperations> = {
  'reports.writeProse': async (tx, input, { scope: { tenantId } }) => {
    const cycle = await loadCycle(tx, tenantId, input.cycleId);
    if (!cycle) return refuse(refusal('not-found'));
    const version = await saveProse(tx, { tenantId, cycleId: cycle.cycleId }, input);
    if (version === undefined) return refuse(refusal('changed-meanwhile', { place: 'text' }));
    return accept({ facts: [], answer: { version } });
  },
  'reports.issue': async (tx, input, asking) => {
    const asOf = input.asOf ?? asking.today;
    if (asOf > asking.today) return refuse(refusal('date-in-future', { place: 'asOf' }));
    const loaded = await loadReportFacts(tx, input, asking);
    if (!loaded.ok) return loaded;
    const of = { tenantId: asking.scope.tenantId, cycleId: loaded.value.cycleId };
    await lockReports(tx, of);
    const issued = await listIssued(tx, of);
    if (issued.some((report) => report.asOf === asOf)) {
      return refuse(refusal('report-already-issued', { place: 'asOf' }));
    }
    const prose = await loadProse(tx, of);
    const written = Object.fromEntries(prose.map(({ slot, text }) => [slot, text]));
    const draft = withProse(summaryReport(loaded.value.facts, input.language), written);
    const document = frozenText(draft);
    const digest = createHash('sha256').update(document).digest('hex');
    const reportId = asking.newId<ReportId>();
    const title = draft.title.join(input.language === 'en' ? ' ' : '');
    const { cycleId } = of;
    const body = { reportId, cycleId, asOf, issuedOn: asking.today, title, document, digest };
    return accept({ facts: [fact('report.issued', body)], answer: { reportId, digest } });
  },
};
