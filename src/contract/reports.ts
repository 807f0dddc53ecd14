import { z } from 'zod';
import type { CycleId } from '#core/kernel/ids.ts';
import { dateSchema, idOf, proseSchema } from '#core/kernel/schemas.ts';
import { officialDocumentSchema } from '#core/reports/document-schema.ts';
import type { ReportId } from '#core/reports/facts.ts';
import { reportSlots } from '#core/reports/report-slots.ts';
import { cycleScope } from './cycle-scope.ts';
import { action, query } from './operation.ts';

const language = z.enum(['zh-CN', 'en']).default('zh-CN');
const slot = z.enum(reportSlots);

const issuedReport = z.object({
  reportId: idOf<ReportId>(),
  asOf: dateSchema,
  issuedOn: dateSchema,
  title: z.string(),
  /** SHA-256 of the frozen document's canonical JSON. */
  digest: z.string(),
});

export const reportsOperations = {
  'reports.draft': query({
    summary: { zh: '总结报告草稿', en: 'Draft of the summary report' },
    path: '/reports/draft',
    input: z.object({ ...cycleScope, language }),
    output: z.object({
      cycleId: idOf<CycleId>(),
      asOf: dateSchema,
      /** With the author's words where there are any. */
      document: officialDocumentSchema,
      /** What only the author can say, with what was written so far. */
      gaps: z.array(z.object({ slot, prompt: z.string(), text: z.string(), version: z.int() })),
    }),
    refusals: ['not-found'],
  }),
  'reports.plan': query({
    summary: { zh: '点评方案(公文格式)', en: 'The plan of the cycle as a document' },
    path: '/reports/plan',
    input: z.object({ ...cycleScope, language }),
    output: z.object({ document: officialDocumentSchema }),
    refusals: ['not-found'],
  }),
  'reports.list': query({
    summary: { zh: '已定稿的总结报告', en: 'Reports that were issued' },
    path: '/reports',
    input: z.object({ cycleId: idOf<CycleId>().optional() }),
    output: z.object({ reports: z.array(issuedReport) }),
    refusals: [],
  }),
  'reports.show': query({
    summary: { zh: '一份定稿的总结报告', en: 'One report as it was issued' },
    path: '/reports/{reportId}',
    input: z.object({ reportId: idOf<ReportId>() }),
    output: issuedReport.extend({ document: officialDocumentSchema }),
    refusals: ['not-found'],
  }),
  'reports.writeProse': action({
    summary: { zh: '填写报告中由人来写的话', en: "Write the author's words of a report" },
    path: '/reports/prose',
    /** `version` is what was read before; 0 where nobody wrote yet. */
    input: z.object({
      cycleId: idOf<CycleId>().optional(),
      slot,
      text: proseSchema,
      version: z.int().min(0),
    }),
    output: z.object({ version: z.int() }),
    refusals: ['not-found', 'changed-meanwhile'],
  }),
  'reports.issue': action({
    summary: { zh: '总结报告定稿', en: 'Issue the report; it never changes again' },
    path: '/reports',
    input: z.object({ ...cycleScope, language }),
    output: z.object({ reportId: idOf<ReportId>(), digest: z.string() }),
    refusals: ['not-found', 'date-in-future', 'report-already-issued'],
  }),
} as const;
