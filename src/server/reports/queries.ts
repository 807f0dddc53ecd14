import type { reportsOperations } from '#contract/reports.ts';
import { refusal } from '#contract/refusals.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import { accept, refuse } from '#core/kernel/result.ts';
import { gapsOf, withProse } from '#core/reports/author-prose.ts';
import { officialDocumentSchema } from '#core/reports/document-schema.ts';
import { planDocument } from '#core/reports/plan-document.ts';
import type { ReportSlot } from '#core/reports/report-slots.ts';
import { summaryReport } from '#core/reports/summary-report.ts';
import type { ReportId } from '#core/reports/facts.ts';
import { loadCycle } from '../cycles/current-cycle.ts';
import { cyclesQueries } from '../cycles/queries.ts';
import type { QueryHandlers } from '../platform/handling.ts';
import { loadReportFacts } from './report-facts.ts';
import { listIssued, loadIssued, loadProse } from './store.ts';

export const reportsQueries: QueryHandlers<typeof reportsOperations> = {
  'reports.draft': async (tx, input, asking) => {
    const loaded = await loadReportFacts(tx, input, asking);
    if (!loaded.ok) return loaded;
    const { cycleId, facts } = loaded.value;
    const prose = await loadProse(tx, { tenantId: asking.scope.tenantId, cycleId });
    const bare = summaryReport(facts, input.language);
    const written = new Map(prose.map((each) => [each.slot, each]));
    return accept({
      cycleId,
      asOf: facts.asOf,
      document: withProse(bare, Object.fromEntries(prose.map(({ slot, text }) => [slot, text]))),
      gaps: gapsOf(bare).map(({ slot, prompt }) => ({
        slot: slot as ReportSlot,
        prompt,
        text: written.get(slot)?.text ?? '',
        version: written.get(slot)?.version ?? 0,
      })),
    });
  },
  'reports.plan': async (tx, input, asking) => {
    const shown = await cyclesQueries['cycles.show'](tx, input, asking);
    if (!shown.ok) return shown;
    const cycle = shown.value;
    const document = planDocument(
      {
        asOf: input.asOf ?? asking.today,
        organisation: cycle.organisationName,
        name: cycle.name,
        mandate: cycle.mandate,
        group: cycle.leadingGroup,
        keepers: cycle.boxKeepers.map((keeper) => keeper.name),
        criteria: cycle.criteria,
        plan: cycle.plan && {
          aims: cycle.plan.aims,
          adoptedOn: cycle.plan.adoptedOn as CalendarDate,
          milestones: cycle.plan.milestones.map((milestone) => ({
            ...milestone,
            plannedFrom: milestone.plannedFrom as CalendarDate,
            plannedUntil: milestone.plannedUntil as CalendarDate,
          })),
        },
      },
      input.language,
    );
    return accept({ document });
  },
  'reports.list': async (tx, input, { scope: { tenantId } }) => {
    const cycle = await loadCycle(tx, tenantId, input.cycleId);
    if (!cycle) return accept({ reports: [] });
    return accept({ reports: await listIssued(tx, { tenantId, cycleId: cycle.cycleId }) });
  },
  'reports.show': async (tx, { reportId }, { scope: { tenantId } }) => {
    const row = await loadIssued(tx, tenantId, reportId);
    if (!row) return refuse(refusal('not-found'));
    return accept({
      reportId: row.report_id as ReportId,
      asOf: row.as_of,
      issuedOn: row.issued_on,
      title: row.title,
      digest: row.digest,
      document: officialDocumentSchema.parse(JSON.parse(row.document)),
    });
  },
};
