import { z } from 'zod';
import type { Brand } from '../kernel/brand.ts';
import type { CycleId } from '../kernel/ids.ts';
import { dateSchema, idOf, lineSchema } from '../kernel/schemas.ts';
import { defineFact } from '../ledger/fact.ts';

export type ReportId = Brand<string, 'ReportId'>;

export const reportFacts = {
  'report.issued': defineFact({
    meaning: { zh: '总结报告定稿', en: 'the summary report was issued' },
    audience: 'office',
    body: z.object({
      reportId: idOf<ReportId>(),
      cycleId: idOf<CycleId>(),
      asOf: dateSchema,
      issuedOn: dateSchema,
      title: lineSchema,
      /** The frozen document model as canonical JSON, and its SHA-256. */
      document: z.string().max(8_000_000),
      digest: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  }),
} as const;
