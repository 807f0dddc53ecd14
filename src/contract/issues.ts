import { z } from 'zod';
import { workLines } from '#core/cycles/facts.ts';
import {
  issueKinds,
  mediationOutcomes,
  type MediationId,
  type OrderId,
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
import { reviewModes } from '#core/reviews/facts.ts';
import { cycleScope, pageInput } from './cycle-scope.ts';
import { ideaView, issueView, named, orderView, rectificationView } from './issue-views.ts';
import {
  rectificationFilterFields,
  rectificationOperations,
  registerRefusals,
} from './issue-rectifications.ts';
import { action, query } from './operation.ts';

const on = dateSchema.optional();
const words = proseSchema.trim().min(1);

export const issuesOperations = {
  ...rectificationOperations,
  'rectifications.ledger': query({
    summary: { zh: '整改台账全部行(用于导出)', en: 'All rows of the rectification ledger' },
    path: '/rectification-ledger',
    input: z.object(rectificationFilterFields),
    output: z.object({
      asOf: dateSchema,
      organisation: z.string(),
      rows: z.array(rectificationView),
      /** False when there are more rows than an office file may hold. */
      complete: z.boolean(),
      /** Rows that this reader may know of and not see; only of a whole ledger as of today. */
      masked: z.int(),
    }),
    refusals: [],
  }),
  'issues.list': query({
    summary: { zh: '问题清单', en: 'Problems' },
    path: '/issues',
    fromFacts: true,
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
    path: '/issues/{issueId}',
    input: z.object({ issueId: idOf<IssueId>(), asOf: dateSchema.optional() }),
    output: issueView.extend({ linkedIdeas: z.array(ideaView) }),
    refusals: ['not-found'],
  }),
  'issues.register': action({
    summary: { zh: '登记问题', en: 'Register a problem' },
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
    path: '/ideas',
    input: z.object({ ...cycleScope, ...pageInput, feasible: z.stringbool().optional() }),
    output: z.object({ rows: z.array(ideaView), next: z.string().nullable(), total: z.int() }),
    refusals: [],
  }),
  'ideas.register': action({
    summary: { zh: '登记解决思路', en: 'Register a solution idea' },
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
    path: '/ideas/{ideaId}/links',
    input: z.object({ ideaId: idOf<IdeaId>(), issueId: idOf<IssueId>() }),
    output: z.object({ ideaId: idOf<IdeaId>() }),
    refusals: ['not-found', 'already-linked'],
  }),
  'orders.list': query({
    summary: { zh: '责令限期整改通知书', en: 'Rectification orders' },
    path: '/rectification-orders',
    input: z.object(cycleScope),
    output: z.object({ rows: z.array(orderView) }),
    refusals: [],
  }),
  'orders.issue': action({
    summary: { zh: '责令限期整改', en: 'Issue a rectification order' },
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
    path: '/mediations',
    input: z.object(cycleScope),
    output: z.object({ open: z.int(), settled: z.int(), failed: z.int() }),
    refusals: [],
  }),
  'mediations.record': action({
    summary: { zh: '登记一起矛盾调解', en: 'Record a mediation case' },
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
