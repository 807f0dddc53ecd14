import { z } from 'zod';
import { workLines } from '../cycles/facts.ts';
import type { Brand } from '../kernel/brand.ts';
import type {
  CycleId,
  IdeaId,
  ImportId,
  IssueId,
  OrganisationId,
  PersonId,
  RectificationId,
  ReviewId,
} from '../kernel/ids.ts';
import { dateSchema, idOf, lineSchema, proseSchema } from '../kernel/schemas.ts';
import { defineFact } from '../ledger/fact.ts';
import { reviewModes } from '../reviews/facts.ts';

export type MeasureId = Brand<string, 'MeasureId'>;
export type OrderId = Brand<string, 'OrderId'>;
export type MediationId = Brand<string, 'MediationId'>;

export const issueKinds = ['problem', 'help'] as const;
/** Stored states of a rectification; overdue is computed from the deadline, never stored. */
export const rectificationStates = [
  'inProgress',
  'doneClaimed',
  'verified',
  'closed',
  'closedBefore',
] as const;
export type RectificationState = (typeof rectificationStates)[number];
/** Who checked a closure made before the system existed. */
export const priorVerifiers = ['someoneElse', 'owner', 'subordinate', 'nobody'] as const;
export const mediationOutcomes = ['open', 'settled', 'failed'] as const;

const rectificationId = idOf<RectificationId>();

export const issueFacts = {
  'issue.registered': defineFact({
    meaning: { zh: '登记一个问题或困难', en: 'a problem or difficulty was registered' },
    audience: 'leadingGroup',
    body: z.object({
      issueId: idOf<IssueId>(),
      cycleId: idOf<CycleId>(),
      number: lineSchema.nullable(),
      kind: z.enum(issueKinds),
      source: z.enum(reviewModes),
      reviewId: idOf<ReviewId>().nullable(),
      text: proseSchema.min(1),
      raisedOn: dateSchema,
      organisationId: idOf<OrganisationId>().nullable(),
      line: z.enum(workLines).nullable(),
      /** R30: how it was solved during the visit itself. */
      solvedOnSpot: proseSchema.nullable(),
      importId: idOf<ImportId>().nullable(),
    }),
  }),
  'idea.registered': defineFact({
    meaning: { zh: '登记一条解决思路', en: 'a solution idea was registered' },
    audience: 'leadingGroup',
    body: z.object({
      ideaId: idOf<IdeaId>(),
      cycleId: idOf<CycleId>(),
      number: lineSchema.nullable(),
      text: proseSchema.min(1),
      givenOn: dateSchema,
      feasible: z.boolean().nullable(),
      importId: idOf<ImportId>().nullable(),
    }),
  }),
  'idea.linked': defineFact({
    meaning: { zh: '解决思路对应到问题', en: 'a solution idea was linked to a problem' },
    audience: 'leadingGroup',
    body: z.object({
      ideaId: idOf<IdeaId>(),
      issueId: idOf<IssueId>(),
      importId: idOf<ImportId>().nullable(),
    }),
  }),
  'order.issued': defineFact({
    meaning: { zh: '责令限期整改', en: 'a rectification order was issued' },
    audience: 'leadingGroup',
    body: z.object({
      orderId: idOf<OrderId>(),
      cycleId: idOf<CycleId>(),
      reviewId: idOf<ReviewId>().nullable(),
      organisationId: idOf<OrganisationId>(),
      problem: proseSchema,
      requirement: proseSchema,
      deadline: dateSchema,
      issuedOn: dateSchema,
      signatoryId: idOf<PersonId>(),
      importId: idOf<ImportId>().nullable(),
    }),
  }),
  'rectification.assigned': defineFact({
    meaning: { zh: '整改任务落实到人并限期', en: 'a rectification got an owner and a deadline' },
    audience: 'leadingGroup',
    body: z.object({
      rectificationId,
      cycleId: idOf<CycleId>(),
      number: lineSchema.nullable(),
      source: z.enum(reviewModes),
      issueId: idOf<IssueId>().nullable(),
      reviewId: idOf<ReviewId>().nullable(),
      orderId: idOf<OrderId>().nullable(),
      problem: proseSchema.min(1),
      measures: z
        .array(z.object({ measureId: idOf<MeasureId>(), text: proseSchema.min(1) }))
        .max(20),
      leaderId: idOf<PersonId>().nullable(),
      ownerId: idOf<PersonId>(),
      unitId: idOf<OrganisationId>(),
      assignedOn: dateSchema,
      deadline: dateSchema,
      importId: idOf<ImportId>().nullable(),
    }),
  }),
  'rectification.traced': defineFact({
    meaning: {
      zh: '记明整改任务的来源',
      en: 'what a rectification follows from was set down',
    },
    audience: 'leadingGroup',
    body: z.object({
      rectificationId,
      /** All that it follows from, and since when; it takes the place of what was known before. */
      issueId: idOf<IssueId>().nullable(),
      reviewId: idOf<ReviewId>().nullable(),
      orderId: idOf<OrderId>().nullable(),
      assignedOn: dateSchema,
      importId: idOf<ImportId>().nullable(),
    }),
  }),
  'rectification.progressed': defineFact({
    meaning: { zh: '登记整改进展', en: 'progress of a rectification was reported' },
    audience: 'leadingGroup',
    body: z.object({
      rectificationId,
      on: dateSchema,
      text: proseSchema.min(1),
      measuresDone: z.array(idOf<MeasureId>()).max(20),
      importId: idOf<ImportId>().nullable(),
    }),
  }),
  'rectification.extended': defineFact({
    meaning: { zh: '整改延期(注明理由)', en: 'a deadline was extended, with the reason' },
    audience: 'leadingGroup',
    body: z.object({
      rectificationId,
      on: dateSchema,
      from: dateSchema,
      to: dateSchema,
      reason: proseSchema.min(1),
    }),
  }),
  'rectification.doneClaimed': defineFact({
    meaning: { zh: '报告整改完成并附证据', en: 'it was reported done, with evidence' },
    audience: 'leadingGroup',
    body: z.object({
      rectificationId,
      cycleId: idOf<CycleId>(),
      from: z.enum(rectificationStates),
      on: dateSchema,
      evidence: proseSchema.min(1),
    }),
  }),
  'rectification.claimTakenBack': defineFact({
    meaning: { zh: '撤回完成报告,继续整改', en: 'the claim that it is done was taken back' },
    audience: 'leadingGroup',
    body: z.object({
      rectificationId,
      cycleId: idOf<CycleId>(),
      from: z.enum(rectificationStates),
      on: dateSchema,
      reason: proseSchema.min(1),
    }),
  }),
  'rectification.returned': defineFact({
    meaning: { zh: '核验未通过,退回整改', en: 'the verifier sent it back' },
    audience: 'leadingGroup',
    body: z.object({
      rectificationId,
      cycleId: idOf<CycleId>(),
      from: z.enum(rectificationStates),
      on: dateSchema,
      verifierId: idOf<PersonId>(),
      reason: proseSchema.min(1),
    }),
  }),
  'rectification.verified': defineFact({
    meaning: { zh: '责任人以外的人核验通过', en: 'someone else than the owner verified it' },
    audience: 'leadingGroup',
    body: z.object({
      rectificationId,
      cycleId: idOf<CycleId>(),
      from: z.enum(rectificationStates),
      on: dateSchema,
      verifierId: idOf<PersonId>(),
      finding: proseSchema.min(1),
    }),
  }),
  'rectification.closed': defineFact({
    meaning: { zh: '销号', en: 'a verified rectification was closed' },
    audience: 'leadingGroup',
    body: z.object({
      rectificationId,
      cycleId: idOf<CycleId>(),
      from: z.enum(rectificationStates),
      on: dateSchema,
    }),
  }),
  'rectification.reopened': defineFact({
    meaning: { zh: '重新打开已销号的整改', en: 'a closed rectification was reopened' },
    audience: 'leadingGroup',
    body: z.object({
      rectificationId,
      cycleId: idOf<CycleId>(),
      from: z.enum(rectificationStates),
      on: dateSchema,
      reason: proseSchema.min(1),
      deadline: dateSchema,
    }),
  }),
  'rectification.closedBefore': defineFact({
    meaning: {
      zh: '系统启用前已销号,未经核验',
      en: 'closed before the system existed; not verified',
    },
    audience: 'leadingGroup',
    body: z.object({
      rectificationId,
      cycleId: idOf<CycleId>(),
      from: z.enum(rectificationStates),
      on: dateSchema,
      namedVerifierId: idOf<PersonId>().nullable(),
      priorVerifier: z.enum(priorVerifiers),
      importId: idOf<ImportId>().nullable(),
    }),
  }),
  'mediation.recorded': defineFact({
    meaning: { zh: '登记一起矛盾调解(不记姓名)', en: 'a mediation case, parties unnamed' },
    audience: 'restricted',
    body: z.object({
      mediationId: idOf<MediationId>(),
      cycleId: idOf<CycleId>(),
      openedOn: dateSchema,
      settledOn: dateSchema.nullable(),
      outcome: z.enum(mediationOutcomes),
    }),
  }),
} as const;
