import { z } from 'zod';
import type { OrganisationId } from '#core/kernel/ids.ts';
import { idOf } from '#core/kernel/schemas.ts';
import { reviewModes } from '#core/reviews/facts.ts';
import { cycleScope } from './cycle-scope.ts';
import { query } from './operation.ts';

export const coverageRow = z.object({
  kind: z.enum(['organisation', 'person']),
  subjectId: z.string(),
  name: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  byMode: z.partialRecord(z.enum(reviewModes), z.int()),
  byOthers: z.int(),
  bySelf: z.int(),
  standing: z.enum(['gap', 'selfOnly', 'reviewed']),
});

/** `reviewed` counts self-reviews too, `byOthers` does not. */
export const coverageShare = z.object({ total: z.int(), reviewed: z.int(), byOthers: z.int() });

export const coverageOperations = {
  'coverage.show': query({
    summary: { zh: '点评覆盖', en: 'Coverage' },
    path: '/coverage',
    fromFacts: true,
    input: z.object({
      ...cycleScope,
      unitId: idOf<OrganisationId>().optional(),
      standing: z.enum(['gap', 'selfOnly', 'reviewed']).optional(),
    }),
    output: z.object({
      units: coverageShare,
      members: coverageShare,
      byUnit: z.array(coverageShare.extend({ unitId: z.string(), unitName: z.string() })),
      /** Gaps first, then those who only reviewed themselves. At most 5,000. */
      rows: z.array(coverageRow),
    }),
    refusals: [],
  }),
} as const;
