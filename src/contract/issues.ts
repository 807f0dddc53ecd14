import { z } from 'zod';
import { workLines } from '#core/cycles/facts.ts';
import { offeredActions } from '#core/issues/allowed-actions.ts';
import {
  issueKinds,
  type MeasureId,
  mediationOutcomes,
  type MediationId,
  type OrderId,
  rectificationStates,
} from '#core/issues/facts.ts';
import type {
  IdeaId,
  IssueId,
  OrganisationId,
  PersonId,
  RectificationId,
  ReviewId,
} from '#core/kernel/ids.ts';
import { dateSchema, idOf, lineSchema, proseSchema } from '#core/kernel/schemas.ts';
import type { Role } from '#core/people/roles.ts';
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
import { action, office, query } from './operation.ts';

/** Owners need no post in the leading group to report on what they own. */
const anyMember: readonly Role[] = ['head', 'groupMember', 'unitHead', 'member', 'operator'];

const on = dateSchema.optional();
const words = proseSchema.trim().min(1);

/** `open`: everything not closed; `overdue` and `dueSoon` are computed for `asOf`. */
export const rectificationFilters = ['open', 'overdue', 'dueSoon', ...rectificationStates] as const;

const filterFields = {
  ...cycleScope,
  state: z.enum(rectificationFilters).optional(),
  unitId: idOf<OrganisationId>().optional(),
  source: z.enum(reviewModes).optional(),
  ownerId: idOf<PersonId>().optional(),
  text: lineSchema.optional(),
} as const;

const one = z.object({ rectificationId: idOf<RectificationId>() });
const done = z.object({ state: z.enum(rectificationStates) });
const stateRefusals = ['not-found', 'wrong-state', 'date-in-future', 'changed-meanwhile'] as const;
const verifierRefusals = [
  'verifier-is-owner',
  'verifier-made-claim',
  'verifier-is-concerned',
  'verifier-is-subordinate',
  'verifier-needed',
] as const;
const registerRefusals = ['not-found', 'cycle-closed', 'date-in-future'] as const;

export const rectificationOperations = {
  'rectifications.list': query({
    summary: { zh: '整改台账,逾期在前', en: 'Rectifications, overdue first' },
    who: anyMember,
    path: '/rectifications',
    input: z.object({ ...filterFields, ...pageInput }),
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
    who: anyMember,
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
    who: office,
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
    who: anyMember,
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
    who: anyMember,
    path: '/rectifications/{rectificationId}/claim',
    input: one.extend({ on, evidence: words }),
    output: done,
    refusals: [...stateRefusals, 'not-the-owner'],
  }),
  'rectifications.verify': action({
    summary: { zh: '核验通过', en: 'Verify it' },
    who: office,
    path: '/rectifications/{rectificationId}/verify',
    /** `verifierId` only from the operator, who types in what is on paper. */
    input: one.extend({ on, finding: words, verifierId: idOf<PersonId>().optional() }),
    output: done,
    refusals: [...stateRefusals, ...verifierRefusals],
  }),
  'rectifications.return': action({
    summary: { zh: '核验未通过,退回', en: 'Send it back' },
    who: office,
    path: '/rectifications/{rectificationId}/return',
    input: one.extend({ on, reason: words, verifierId: idOf<PersonId>().optional() }),
    output: done,
    refusals: [...stateRefusals, ...verifierRefusals],
  }),
  'rectifications.close': action({
    summary: { zh: '销号', en: 'Close it' },
    who: office,
    path: '/rectifications/{rectificationId}/close',
    input: one.extend({ on }),
    output: done,
    refusals: [...stateRefusals, 'measures-open'],
  }),
  'rectifications.extend': action({
    summary: { zh: '延期(写明理由)', en: 'Extend the deadline, with the reason' },
    who: office,
    path: '/rectifications/{rectificationId}/extend',
    input: one.extend({ on, to: dateSchema, reason: words }),
    output: done,
    refusals: [...stateRefusals, 'deadline-not-later', 'deadline-passed'],
  }),
  'rectifications.reopen': action({
    summary: { zh: '重新打开', en: 'Reopen it' },
    who: office,
    path: '/rectifications/{rectificationId}/reopen',
    input: one.extend({ on, deadline: dateSchema, reason: words }),
    output: done,
    refusals: [...stateRefusals, 'deadline-passed'],
  }),
} as const;

export const issuesOperations = {
  ...rectificationOperations,
  'rectifications.ledger': query({
    summary: { zh: '整改台账全部行(用于导出)', en: 'All rows of the rectification ledger' },
    who: office,
    path: '/rectification-ledger',
    input: z.object(filterFields),
    output: z.object({
      asOf: dateSchema,
      organisation: z.string(),
      rows: z.array(rectificationView),
      /** False when there are more rows than an office file may hold. */
      complete: z.boolean(),
    }),
    refusals: [],
  }),
  'issues.list': query({
    summary: { zh: '问题清单', en: 'Problems' },
    who: office,
    path: '/issues',
    input: z.object({
      ...cycleScope,
      ...pageInput,
      kind: z.enum(issueKinds).optional(),
      source: z.enum(reviewModes).optional(),
      unitId: idOf<OrganisationId>().optional(),
      text: lineSchema.optional(),
    }),
    output: z.object({
      asOf: dateSchema,
      rows: z.array(issueView),
      next: z.string().nullable(),
      totals: z.object({
        problems: z.int(),
        publicProblems: z.int(),
        helps: z.int(),
        ideas: z.int(),
        feasibleIdeas: z.int(),
      }),
      units: z.array(named<OrganisationId>()),
    }),
    refusals: [],
  }),
  'issues.show': query({
    summary: { zh: '一个问题和对应的思路', en: 'One problem with its ideas' },
    who: office,
    path: '/issues/{issueId}',
    input: z.object({ issueId: idOf<IssueId>(), asOf: dateSchema.optional() }),
    output: issueView.extend({ linkedIdeas: z.array(ideaView) }),
    refusals: ['not-found'],
  }),
  'issues.register': action({
    summary: { zh: '登记问题', en: 'Register a problem' },
    who: office,
    path: '/issues',
    input: z.object({
      ...cycleScope,
      number: lineSchema.nullable().default(null),
      kind: z.enum(issueKinds).default('problem'),
      source: z.enum(reviewModes),
      reviewId: idOf<ReviewId>().nullable().default(null),
      text: words,
      raisedOn: on,
      organisationId: idOf<OrganisationId>().nullable().default(null),
      line: z.enum(workLines).nullable().default(null),
      solvedOnSpot: words.nullable().default(null),
    }),
    output: z.object({ issueId: idOf<IssueId>() }),
    refusals: [...registerRefusals, 'unknown-organisation'],
  }),
  'ideas.list': query({
    summary: { zh: '解决思路', en: 'Solution ideas' },
    who: office,
    path: '/ideas',
    input: z.object({ ...cycleScope, ...pageInput, feasible: z.stringbool().optional() }),
    output: z.object({ rows: z.array(ideaView), next: z.string().nullable(), total: z.int() }),
    refusals: [],
  }),
  'ideas.register': action({
    summary: { zh: '登记解决思路', en: 'Register a solution idea' },
    who: office,
    path: '/ideas',
    input: z.object({
      ...cycleScope,
      number: lineSchema.nullable().default(null),
      text: words,
      givenOn: on,
      feasible: z.boolean().nullable().default(null),
      issueIds: z.array(idOf<IssueId>()).max(20).default([]),
    }),
    output: z.object({ ideaId: idOf<IdeaId>() }),
    refusals: registerRefusals,
  }),
  'ideas.link': action({
    summary: { zh: '把思路对应到问题', en: 'Link an idea to a problem' },
    who: office,
    path: '/ideas/{ideaId}/links',
    input: z.object({ ideaId: idOf<IdeaId>(), issueId: idOf<IssueId>() }),
    output: z.object({ ideaId: idOf<IdeaId>() }),
    refusals: ['not-found', 'already-linked'],
  }),
  'orders.list': query({
    summary: { zh: '责令限期整改通知书', en: 'Rectification orders' },
    who: office,
    path: '/rectification-orders',
    input: z.object(cycleScope),
    output: z.object({ rows: z.array(orderView) }),
    refusals: [],
  }),
  'orders.issue': action({
    summary: { zh: '责令限期整改', en: 'Issue a rectification order' },
    who: office,
    path: '/rectification-orders',
    input: z.object({
      ...cycleScope,
      organisationId: idOf<OrganisationId>(),
      reviewId: idOf<ReviewId>().nullable().default(null),
      problem: words,
      requirement: words,
      deadline: dateSchema,
      issuedOn: on,
      signatoryId: idOf<PersonId>().optional(),
    }),
    output: z.object({ orderId: idOf<OrderId>(), rectificationId: idOf<RectificationId>() }),
    refusals: [
      ...registerRefusals,
      'unknown-organisation',
      'unknown-person',
      'order-without-head',
      'deadline-passed',
    ],
  }),
  'mediations.count': query({
    summary: { zh: '矛盾调解(只计数)', en: 'Mediation cases, counted only' },
    who: office,
    path: '/mediations',
    input: z.object(cycleScope),
    output: z.object({ open: z.int(), settled: z.int(), failed: z.int() }),
    refusals: [],
  }),
  'mediations.record': action({
    summary: { zh: '登记一起矛盾调解', en: 'Record a mediation case' },
    who: office,
    path: '/mediations',
    input: z.object({
      ...cycleScope,
      openedOn: dateSchema,
      settledOn: dateSchema.nullable().default(null),
      outcome: z.enum(mediationOutcomes),
    }),
    output: z.object({ mediationId: idOf<MediationId>() }),
    refusals: [...registerRefusals, 'outcome-and-date-disagree'],
  }),
} as const;
