import { z } from 'zod';
import { offeredActions } from '#core/issues/allowed-actions.ts';
import { type MeasureId, rectificationStates } from '#core/issues/facts.ts';
import type {
  IssueId,
  OrganisationId,
  PersonId,
  RectificationId,
  ReviewId,
} from '#core/kernel/ids.ts';
import { dateSchema, idOf, lineSchema, proseSchema } from '#core/kernel/schemas.ts';
import { reviewModes } from '#core/reviews/facts.ts';
import { cycleScope, pageInput } from './cycle-scope.ts';
import {
  historyEntry,
  ideaView,
  issueView,
  named,
  orderView,
  rectificationView,
} from './issue-views.ts';
import { action, query } from './operation.ts';

/** Owners need no post in the leading group to report on what they own. */

const on = dateSchema.optional();
const words = proseSchema.trim().min(1);

/** `open`: everything not closed; `overdue` and `dueSoon` are computed for `asOf`. */
export const rectificationFilters = ['open', 'overdue', 'dueSoon', ...rectificationStates] as const;

export const rectificationFilterFields = {
  ...cycleScope,
  state: z.enum(rectificationFilters).optional(),
  unitId: idOf<OrganisationId>().optional(),
  source: z.enum(reviewModes).optional(),
  ownerId: idOf<PersonId>().optional(),
  text: lineSchema.optional(),
} as const;

const one = z.object({ rectificationId: idOf<RectificationId>() });
const done = z.object({ state: z.enum(rectificationStates) });
const stateRefusals = [
  'not-found',
  'wrong-state',
  'date-in-future',
  'before-last-step',
  'changed-meanwhile',
] as const;
const verifierRefusals = [
  'verifier-is-owner',
  'verifier-made-claim',
  'verifier-is-concerned',
  'verifier-is-subordinate',
  'verifier-needed',
] as const;
export const registerRefusals = ['not-found', 'cycle-closed', 'date-in-future'] as const;

export const rectificationOperations = {
  'rectifications.list': query({
    summary: { zh: '整改台账,逾期在前', en: 'Rectifications, overdue first' },
    path: '/rectifications',
    fromFacts: true,
    input: z.object({ ...rectificationFilterFields, ...pageInput }),
    output: z.object({
      asOf: dateSchema,
      rows: z.array(rectificationView),
      next: z.string().nullable(),
      /** Of everything the asker may see in the cycle, whatever the filter. */
      totals: z.object({
        all: z.int(),
        overdue: z.int(),
        dueSoon: z.int(),
        states: z.record(z.enum(rectificationStates), z.int()),
      }),
      units: z.array(named<OrganisationId>()),
    }),
    refusals: [],
  }),
  'rectifications.show': query({
    summary: { zh: '一项整改和它的经过', en: 'One rectification with its history' },
    path: '/rectifications/{rectificationId}',
    input: one.extend({ asOf: dateSchema.optional() }),
    output: rectificationView.extend({
      history: z.array(historyEntry),
      issue: issueView.nullable(),
      ideas: z.array(ideaView),
      order: orderView.nullable(),
      review: z
        .object({
          reviewId: idOf<ReviewId>(),
          occurredOn: dateSchema,
          mode: z.enum(reviewModes),
        })
        .nullable(),
      actions: z.array(
        z.object({ action: z.enum(offeredActions), refusal: z.string().nullable() }),
      ),
    }),
    refusals: ['not-found'],
  }),
  'rectifications.assign': action({
    summary: { zh: '把整改任务落实到人并限期', en: 'Give a rectification an owner and a deadline' },
    path: '/rectifications',
    input: z.object({
      ...cycleScope,
      number: lineSchema.nullable().default(null),
      source: z.enum(reviewModes),
      issueId: idOf<IssueId>().nullable().default(null),
      reviewId: idOf<ReviewId>().nullable().default(null),
      problem: words,
      measures: z.array(words).max(20).default([]),
      leaderId: idOf<PersonId>().nullable().default(null),
      ownerId: idOf<PersonId>(),
      unitId: idOf<OrganisationId>().optional(),
      assignedOn: on,
      deadline: dateSchema,
    }),
    output: z.object({ rectificationId: idOf<RectificationId>() }),
    refusals: [...registerRefusals, 'unknown-person', 'unknown-organisation', 'deadline-passed'],
  }),
  'rectifications.progress': action({
    summary: { zh: '填报整改进展', en: 'Report progress' },
    path: '/rectifications/{rectificationId}/progress',
    input: one.extend({
      on,
      text: words,
      measuresDone: z.array(idOf<MeasureId>()).max(20).default([]),
    }),
    output: done,
    refusals: [...stateRefusals, 'not-the-owner', 'unknown-measure'],
  }),
  'rectifications.claimDone': action({
    summary: { zh: '报告整改完成并附证据', en: 'Claim it is done, with evidence' },
    path: '/rectifications/{rectificationId}/claim',
    input: one.extend({ on, evidence: words }),
    output: done,
    refusals: [...stateRefusals, 'not-the-owner', 'measures-open'],
  }),
  'rectifications.takeBack': action({
    summary: { zh: '撤回完成报告,继续整改', en: 'Take back the claim that it is done' },
    path: '/rectifications/{rectificationId}/take-back',
    input: one.extend({ on, reason: words }),
    output: done,
    refusals: [...stateRefusals, 'not-the-owner'],
  }),
  'rectifications.verify': action({
    summary: { zh: '核验通过', en: 'Verify it' },
    path: '/rectifications/{rectificationId}/verify',
    /** `verifierId` only from the operator, who types in what is on paper. */
    input: one.extend({ on, finding: words, verifierId: idOf<PersonId>().optional() }),
    output: done,
    refusals: [...stateRefusals, ...verifierRefusals],
  }),
  'rectifications.return': action({
    summary: { zh: '核验未通过,退回', en: 'Send it back' },
    path: '/rectifications/{rectificationId}/return',
    input: one.extend({ on, reason: words, verifierId: idOf<PersonId>().optional() }),
    output: done,
    refusals: [...stateRefusals, ...verifierRefusals],
  }),
  'rectifications.close': action({
    summary: { zh: '销号', en: 'Close it' },
    path: '/rectifications/{rectificationId}/close',
    input: one.extend({ on }),
    output: done,
    refusals: [...stateRefusals, 'measures-open'],
  }),
  'rectifications.extend': action({
    summary: { zh: '延期(写明理由)', en: 'Extend the deadline, with the reason' },
    path: '/rectifications/{rectificationId}/extend',
    input: one.extend({ on, to: dateSchema, reason: words }),
    output: done,
    refusals: [...stateRefusals, 'deadline-not-later', 'deadline-passed'],
  }),
  'rectifications.reopen': action({
    summary: { zh: '重新打开', en: 'Reopen it' },
    path: '/rectifications/{rectificationId}/reopen',
    input: one.extend({ on, deadline: dateSchema, reason: words }),
    output: done,
    refusals: [...stateRefusals, 'deadline-passed'],
  }),
} as const;
