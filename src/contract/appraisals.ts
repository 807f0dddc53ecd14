import { z } from 'zod';
import { gradeOrder } from '#core/appraisals/tally.ts';
import type { CycleId, OrganisationId, PersonId } from '#core/kernel/ids.ts';
import { idOf } from '#core/kernel/schemas.ts';
import { cycleScope } from './cycle-scope.ts';
import { query } from './operation.ts';

export const gradeCounts = z.object({
  excellent: z.int(),
  qualified: z.int(),
  basicallyQualified: z.int(),
  unqualified: z.int(),
  blank: z.int(),
  spoiled: z.int(),
});

const releasedResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tooFew') }),
  z.object({ kind: z.literal('allOrNearlyAll'), grade: z.enum(gradeOrder) }),
  z.object({ kind: z.literal('counts'), counts: gradeCounts }),
]);

export const tallyView = z.object({
  tallyId: z.string(),
  organisationId: idOf<OrganisationId>(),
  organisationName: z.string(),
  issued: z.int(),
  collected: z.int(),
  /** Issued and not handed in. */
  missing: z.int(),
  valid: z.int(),
  /** Handed in and not counted. */
  void: z.int(),
  /** People of this sheet. */
  graded: z.int(),
  /** Cells left empty on valid sheets: neither a grade nor an abstention. */
  blank: z.int(),
  /** Whether 发出 ≥ 收回 ≥ 有效 and every row adds up to the valid sheets. */
  balanced: z.boolean(),
});

export const appraisalsOperations = {
  'appraisals.tallies': query({
    summary: { zh: '民主测评计票与结果', en: 'Tallies and results of the appraisal' },
    path: '/appraisals',
    input: z.object({ ...cycleScope, organisationId: idOf<OrganisationId>().optional() }),
    output: z.object({
      cycleId: idOf<CycleId>().nullable(),
      /** Fewer graded sheets than this are not shown. */
      threshold: z.int(),
      tallies: z.array(tallyView),
      people: z.array(
        z.object({
          personId: idOf<PersonId>(),
          name: z.string(),
          organisationId: idOf<OrganisationId>(),
          result: releasedResult,
          /** The row of the signed tally sheet; only for the head of the leading group. */
          sheet: gradeCounts.nullable(),
        }),
      ),
      /** Taking part without being graded: probationary members. */
      notGraded: z.array(
        z.object({
          personId: idOf<PersonId>(),
          name: z.string(),
          organisationId: idOf<OrganisationId>(),
        }),
      ),
    }),
    refusals: [],
  }),
} as const;
