import { z } from 'zod';
import { criteriaSetCodes, workLines } from '#core/cycles/facts.ts';
import type { CycleId, OrganisationId, PointId, ReviewId, SessionId } from '#core/kernel/ids.ts';
import { dateSchema, idOf, lineSchema, proseSchema, textOf } from '#core/kernel/schemas.ts';
import {
  answerKinds,
  partySchema,
  pointKinds,
  reviewModes,
  reviewRelations,
  talkOutcomes,
} from '#core/reviews/facts.ts';
import { writingHints } from '#core/reviews/writing-hints.ts';
import { cycleScope, pageInput } from './cycle-scope.ts';
import { action, query } from './operation.ts';
import { talkInput } from './reviews-talks.ts';
import {
  answerView,
  boundedCount,
  commendationView,
  historyEntry,
  linkedIssueView,
  linkedOrderView,
  partyView,
  reviewRow,
  reviewView,
  sessionNaming,
  talkView,
} from './reviews-views.ts';

/** Everybody with an account: what each sees is decided for each row (R83). */

/** Of the rectifications that belong to a review; `open` includes those overdue. */
export const rectificationFilters = ['none', 'open', 'overdue', 'closed', 'closedBefore'] as const;

const ledgerFilter = {
  ...cycleScope,
  /** The leader ledger of R83, or every review. */
  ledger: z.enum(['leader', 'all']).default('leader'),
  unitId: idOf<OrganisationId>().optional(),
  mode: z.enum(reviewModes).optional(),
  relation: z.enum(reviewRelations).optional(),
  /** A person or organisation on either side. */
  personId: z.uuid().optional(),
  rectification: z.enum(rectificationFilters).optional(),
  /** Of talks; only those that whoever asks may see. */
  outcome: z.enum(talkOutcomes).optional(),
  self: z.stringbool().or(z.boolean()).optional(),
  /** Words in what was said, or a name. */
  text: textOf(100).optional(),
} as const;

const cycleName = z.object({ cycleId: idOf<CycleId>(), name: z.string() });

export const reviewLedgerOperations = {
  'reviews.list': query({
    summary: { zh: '点评台账', en: 'Review ledger' },
    path: '/reviews',
    fromFacts: true,
    input: z.object({
      ...ledgerFilter,
      ...pageInput,
      sort: z.enum(['newest', 'oldest']).default('newest'),
    }),
    output: z.object({
      cycle: cycleName.nullable(),
      rows: z.array(reviewRow),
      total: boundedCount,
      next: z.string().nullable(),
      previous: z.string().nullable(),
    }),
    refusals: ['bad-input'],
  }),
  'reviews.choices': query({
    summary: { zh: '登记点评时可选的支部、党员和会议', en: 'What can be chosen for a review' },
    path: '/reviews/choices',
    fromFacts: true,
    input: z.object({ ...cycleScope }),
    output: z.object({
      units: z.array(z.object({ unitId: idOf<OrganisationId>(), name: z.string() })),
      /** Organisations and people, for whoever may record; empty for others. */
      parties: z.array(partyView.extend({ unitName: z.string() })),
      sessions: z.array(sessionNaming.extend({ sessionId: idOf<SessionId>() })),
      today: dateSchema,
      /** Who asks, as one who may be the reviewer. */
      self: z.string().nullable(),
    }),
    refusals: [],
  }),
  'reviews.figures': query({
    summary: { zh: '点评台账的几个数', en: 'Figures of the review ledger' },
    path: '/reviews/figures',
    /** `open`, `overdue` and `self` are counted in `ledger`, whatever else the filter says of them. */
    fromFacts: true,
    input: z.object({ ...ledgerFilter, ledger: ledgerFilter.ledger.unwrap().default('all') }),
    output: z.object({
      /** The rows of each ledger that the filter leaves. */
      leader: boundedCount,
      all: boundedCount,
      open: boundedCount,
      overdue: boundedCount,
      self: boundedCount,
    }),
    refusals: [],
  }),
  'reviews.export': query({
    summary: { zh: '导出点评台账', en: 'Every row of the review ledger' },
    path: '/reviews/export',
    input: z.object({ ...ledgerFilter, sort: z.enum(['newest', 'oldest']).default('oldest') }),
    output: z.object({
      cycle: cycleName.nullable(),
      rows: z.array(reviewRow),
      /** Talks and restricted records are left out for this reader, if there are any. */
      withoutConfidential: z.boolean(),
      /**
       * Restricted records that this reader may know of and not see: only how many, only of a whole
       * ledger as of today, since a filter or an earlier day would tell more.
       */
      masked: z.int(),
    }),
    refusals: [],
  }),
  'reviews.show': query({
    summary: { zh: '一条点评', en: 'One review' },
    path: '/reviews/{reviewId}',
    notesLooks: true,
    input: z.object({ reviewId: idOf<ReviewId>(), asOf: dateSchema.optional() }),
    output: z.object({
      review: reviewView,
      cycle: cycleName,
      criteria: z.enum(criteriaSetCodes).nullable(),
      recordedOn: dateSchema,
      session: sessionNaming.extend({ sessionId: idOf<SessionId>() }).nullable(),
      joint: z.object({ reviewId: idOf<ReviewId>(), subject: partyView }).nullable(),
      answers: z.array(answerView),
      mayAnswer: z.boolean(),
      talk: talkView.nullable(),
      commendation: commendationView.nullable(),
      issues: z.array(linkedIssueView),
      orders: z.array(linkedOrderView),
      history: z.array(historyEntry),
    }),
    refusals: ['not-found'],
  }),
  'reviews.record': action({
    summary: { zh: '登记点评', en: 'Record a review' },
    path: '/reviews',
    input: z.object({
      cycleId: idOf<CycleId>().optional(),
      mode: z.enum(reviewModes),
      relation: z.enum(reviewRelations).optional(),
      reviewers: z.array(partySchema).min(1).max(20),
      subject: partySchema,
      occurredOn: dateSchema,
      points: z
        .array(
          z.object({
            kind: z.enum(pointKinds),
            text: proseSchema,
            line: z.enum(workLines).nullable().default(null),
          }),
        )
        .max(30),
      criteria: z.enum(criteriaSetCodes).nullable().default(null),
      sessionId: idOf<SessionId>().nullable().default(null),
      deadlineText: lineSchema.nullable().default(null),
      deadline: dateSchema.nullable().default(null),
      restricted: z.boolean().default(false),
      jointWith: idOf<ReviewId>().nullable().default(null),
      talk: talkInput.nullable().default(null),
    }),
    output: z.object({
      reviewId: idOf<ReviewId>(),
      /** For the author's eyes; never a reason to refuse (R25). */
      hints: z.array(z.enum(writingHints)),
    }),
    refusals: [
      'not-of-your-branch',
      'cycle-closed',
      'cycle-not-running',
      'no-points',
      'unknown-person',
      'date-in-future',
      'deadline-before-review',
      'not-found',
    ],
  }),
  'points.answer': action({
    summary: { zh: '答复一条点评', en: 'Answer a point of a review' },
    path: '/reviews/{reviewId}/answers',
    input: z
      .object({
        reviewId: idOf<ReviewId>(),
        pointId: idOf<PointId>(),
        kind: z.enum(answerKinds),
        text: proseSchema.default(''),
      })
      .refine((answer) => answer.kind !== 'explain' || answer.text.trim() !== '', {
        path: ['text'],
        error: 'explanation-missing',
      }),
    output: z.object({ answerId: z.string() }),
    refusals: ['not-found', 'not-the-subject', 'already-answered'],
  }),
} as const;
