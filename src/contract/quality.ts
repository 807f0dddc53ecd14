import { z } from 'zod';
import type { CycleId } from '#core/kernel/ids.ts';
import { dateSchema, idOf } from '#core/kernel/schemas.ts';
import { signalKinds, signalPlaces } from '#core/quality/signals.ts';
import { reviewModes, reviewRelations } from '#core/reviews/facts.ts';
import { cycleScope } from './cycle-scope.ts';
import { rectificationView } from './issue-views.ts';
import { query } from './operation.ts';
import { coverageShare } from './reviews-coverage.ts';

export const signalView = z.object({
  kind: z.enum(signalKinds),
  count: z.int(),
  /** Whether there are more than `count`, which were not counted. */
  more: z.boolean(),
  words: z.string(),
  day: dateSchema.nullable(),
  items: z.array(
    z.object({
      place: z.enum(signalPlaces),
      id: z.string(),
      label: z.string(),
      day: dateSchema.nullable(),
    }),
  ),
});

const cycleView = z.object({
  cycleId: idOf<CycleId>(),
  name: z.string(),
  startsOn: dateSchema,
  endsOn: dateSchema,
});
const due = z.object({ total: z.int(), rows: z.array(rectificationView) });
const unitShare = coverageShare.extend({ unitId: z.string(), unitName: z.string() });

export const qualityOperations = {
  'home.show': query({
    summary: { zh: '工作首页:要办的事', en: 'Home: what has to be done' },
    path: '/home',
    fromFacts: true,
    input: z.object(cycleScope),
    output: z.object({
      asOf: dateSchema,
      cycle: cycleView.nullable(),
      overdue: due,
      dueSoon: due,
      toVerify: due,
      toClose: due,
      /** Only for the one-time set-up: who heads the organisation and should sign in from now on. */
      setUp: z.object({ headName: z.string() }).nullable(),
      /** Only for the leading group. */
      office: z
        .object({
          members: coverageShare,
          notReviewed: z.array(
            z.object({
              personId: z.string(),
              name: z.string(),
              unitName: z.string(),
              onlySelf: z.boolean(),
            }),
          ),
          openings: z.object({ count: z.int(), lastOn: dateSchema.nullable() }),
          signals: z.int(),
        })
        .nullable(),
    }),
    refusals: [],
  }),
  'dashboard.show': query({
    summary: { zh: '统计看板', en: 'Dashboard' },
    path: '/dashboard',
    fromFacts: true,
    input: z.object(cycleScope),
    output: z.object({
      asOf: dateSchema,
      cycle: cycleView.nullable(),
      /** `counters`: kept at write time; `rows`: counted now, since the day lies before the newest review. */
      countedFrom: z.enum(['counters', 'rows']),
      members: coverageShare,
      units: coverageShare,
      byUnit: z.array(unitShare),
      reviews: z.object({
        total: z.int(),
        byMode: z.array(z.object({ mode: z.enum(reviewModes), n: z.int() })),
        /** Back to back: slips of the box that stand in reports, the same number for everyone. */
        slips: z.int(),
        /** From the public: problems and solution ideas. */
        contributions: z.int(),
        byRelation: z.array(z.object({ relation: z.enum(reviewRelations), n: z.int() })),
      }),
      issues: z.object({
        problems: z.int(),
        publicProblems: z.int(),
        helps: z.int(),
        ideas: z.int(),
        feasibleIdeas: z.int(),
      }),
      rectifications: z.object({
        all: z.int(),
        overdue: z.int(),
        dueSoon: z.int(),
        inProgress: z.int(),
        doneClaimed: z.int(),
        verified: z.int(),
        closed: z.int(),
        closedBefore: z.int(),
      }),
      mediations: z.object({ open: z.int(), settled: z.int(), failed: z.int() }),
    }),
    refusals: [],
  }),
  'quality.signals': query({
    summary: { zh: '走过场的迹象(待核对)', en: 'Signs of formalism to look at' },
    path: '/quality',
    fromFacts: true,
    input: z.object(cycleScope),
    output: z.object({
      asOf: dateSchema,
      cycle: cycleView.nullable(),
      signals: z.array(signalView),
    }),
    refusals: [],
  }),
} as const;
