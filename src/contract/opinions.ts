import { z } from 'zod';
import type { CycleId, OpeningId, OpinionId, PersonId } from '#core/kernel/ids.ts';
import { dateSchema, idOf, proseSchema, textOf } from '#core/kernel/schemas.ts';
import {
  opinionKinds,
  opinionRoutes,
  opinionSensitivities,
  outsiderCategories,
} from '#core/opinions/facts.ts';
import { cycleScope, pageInput } from './cycle-scope.ts';
import { action, query } from './operation.ts';

export const openingView = z.object({
  openingId: idOf<OpeningId>(),
  openedOn: dateSchema,
  keepers: z.array(z.string()),
  /** Slips of this opening that whoever asks may read, blank ones among them. */
  readable: z.int(),
  /** Of them those that stand in reports; the same number for everyone. */
  shared: z.int(),
  /** Nothing to read here: said alike of an empty box and of one whose slips all went elsewhere. */
  empty: z.boolean(),
  /** For the keepers of this opening only: whether everything they found was typed in and sent on. */
  reconciled: z.object({ registered: z.int(), upper: z.int(), discipline: z.int() }).nullable(),
});

export const opinionView = z.object({
  opinionId: idOf<OpinionId>(),
  openingId: idOf<OpeningId>(),
  openedOn: dateSchema,
  /** Place among the slips that whoever asks may read; no number is left out. */
  number: z.int(),
  kind: z.enum(opinionKinds),
  sensitivity: z.enum(opinionSensitivities),
  route: z.enum(opinionRoutes),
  blank: z.boolean(),
  text: z.string(),
  handling: z.string(),
  concerns: z.array(z.object({ personId: idOf<PersonId>(), name: z.string() })),
});

export const opinionsOperations = {
  'openings.list': query({
    summary: { zh: '开箱记录(含空箱)', en: 'Openings of the box, empty ones too' },
    path: '/box-openings',
    input: z.object(cycleScope),
    output: z.object({
      openings: z.array(openingView),
      /** Who keeps the box now. */
      boxKeepers: z.array(z.object({ personId: idOf<PersonId>(), name: z.string() })),
    }),
    refusals: [],
  }),
  'openings.record': action({
    summary: { zh: '登记开箱', en: 'Record an opening of the box' },
    path: '/box-openings',
    input: z.object({
      cycleId: idOf<CycleId>().optional(),
      openedOn: dateSchema,
      keeperIds: z.array(idOf<PersonId>()).min(1).max(4),
      empty: z.boolean().default(false),
    }),
    output: z.object({ openingId: idOf<OpeningId>() }),
    refusals: ['not-found', 'date-in-future', 'cycle-closed', 'two-keepers-needed'],
  }),
  'opinions.list': query({
    summary: { zh: '意见箱意见', en: 'Opinions from the box' },
    path: '/opinions',
    input: z.object({
      ...cycleScope,
      openingId: idOf<OpeningId>().optional(),
      kind: z.enum(opinionKinds).optional(),
      sensitivity: z.enum(opinionSensitivities).optional(),
      /** Only those that stand in reports: about nobody, for the whole leading group. */
      shared: z.stringbool().optional(),
      search: textOf(100).optional(),
      ...pageInput,
    }),
    output: z.object({
      opinions: z.array(opinionView),
      total: z.int(),
      next: z.string().nullable(),
    }),
    refusals: [],
  }),
  'opinions.show': query({
    summary: { zh: '一份意见', en: 'One opinion' },
    path: '/opinions/{opinionId}',
    input: z.object({ opinionId: idOf<OpinionId>() }),
    output: opinionView,
    refusals: ['not-found'],
  }),
  'opinions.register': action({
    summary: {
      zh: '登记一份意见(由管理人录入)',
      en: 'Register an opinion, typed in by its keepers',
    },
    path: '/opinions',
    input: z
      .object({
        openingId: idOf<OpeningId>(),
        kind: z.enum(opinionKinds),
        sensitivity: z.enum(opinionSensitivities),
        text: proseSchema.default(''),
        handling: proseSchema.default(''),
        blank: z.boolean().default(false),
        /** Whom it is about, besides the people whose names stand in the text. */
        concerns: z.array(idOf<PersonId>()).max(20).default([]),
      })
      .refine(({ text, blank }) => blank === (text.trim() === ''), {
        path: ['text'],
        error: 'text-or-blank',
      }),
    output: z.object({ opinionId: idOf<OpinionId>(), route: z.enum(opinionRoutes) }),
    refusals: ['not-found', 'wrong-state', 'cycle-closed', 'unknown-person'],
  }),
  'contributions.summary': query({
    summary: {
      zh: '群众点评：各类参与人次',
      en: 'Public contributions: how many of each category',
    },
    path: '/contributions',
    input: z.object(cycleScope),
    output: z.object({
      total: z.int(),
      categories: z.array(z.object({ category: z.enum(outsiderCategories), n: z.int() })),
    }),
    refusals: [],
  }),
} as const;
