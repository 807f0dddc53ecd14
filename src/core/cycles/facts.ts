import { z } from 'zod';
import type { CycleId, ImportId, OrganisationId, PersonId } from '../kernel/ids.ts';
import { dateSchema, idOf, lineSchema, proseSchema } from '../kernel/schemas.ts';
import { defineFact } from '../ledger/fact.ts';

export const cycleStates = [
  'draft',
  'published',
  'running',
  'closing',
  'reported',
  'archived',
] as const;
export const leadingGroupRoles = ['head', 'deputy', 'member', 'office'] as const;
export const criteriaSetCodes = ['A', 'B', 'C', 'D'] as const;
export const workLines = ['core', 'daily', 'hot'] as const;

export const mandateSchema = z.object({
  issuer: lineSchema,
  title: lineSchema,
  number: lineSchema,
  date: dateSchema.nullable(),
});

/** What a milestone is about, so that planned and actual days can be compared. */
export const planStages = [
  'prepare',
  'onsite',
  'public',
  'box',
  'talk',
  'faceToFace',
  'meeting',
  'appraisal',
  'rectify',
  'report',
] as const;

export const milestoneSchema = z.object({
  /** Absent for a step of the organisation's own. */
  stage: z.enum(planStages).nullable(),
  step: lineSchema,
  owner: lineSchema,
  plannedFrom: dateSchema,
  plannedUntil: dateSchema,
});

/** `from` tells which term of the person. */
const endedTerm = {
  cycleId: idOf<CycleId>(),
  personId: idOf<PersonId>(),
  from: dateSchema,
  until: dateSchema,
};

export const cycleFacts = {
  'cycle.opened': defineFact({
    meaning: {
      zh: '启动一个点评周期(含依据文件)',
      en: 'a review cycle was opened, with its mandate',
    },
    audience: 'office',
    body: z.object({
      cycleId: idOf<CycleId>(),
      organisationId: idOf<OrganisationId>(),
      name: lineSchema,
      region: lineSchema.nullable(),
      kinds: z.array(z.enum(['review', 'appraisal'])).min(1),
      startsOn: dateSchema,
      endsOn: dateSchema,
      mandate: mandateSchema,
      /** `running` when not said: a cycle that an imported sheet describes is under way. */
      state: z.enum(['draft', 'running']).optional(),
      importId: idOf<ImportId>().nullable(),
    }),
  }),
  'cycle.moved': defineFact({
    meaning: { zh: '点评周期进入下一阶段', en: 'a cycle moved to another stage' },
    audience: 'office',
    body: z.object({
      cycleId: idOf<CycleId>(),
      from: z.enum(cycleStates),
      to: z.enum(cycleStates),
      on: dateSchema,
    }),
  }),
  'leadingGroup.named': defineFact({
    meaning: { zh: '确定领导小组一名成员', en: 'a member of the leading group was named' },
    audience: 'office',
    body: z.object({
      cycleId: idOf<CycleId>(),
      personId: idOf<PersonId>(),
      role: z.enum(leadingGroupRoles),
      from: dateSchema,
      importId: idOf<ImportId>().nullable(),
    }),
  }),
  'boxKeeper.named': defineFact({
    meaning: { zh: '确定意见箱管理人', en: 'a box keeper was named' },
    audience: 'office',
    body: z.object({
      cycleId: idOf<CycleId>(),
      personId: idOf<PersonId>(),
      from: dateSchema,
      importId: idOf<ImportId>().nullable(),
    }),
  }),
  'leadingGroup.ended': defineFact({
    meaning: { zh: '领导小组一名成员任期届满', en: 'a seat in the leading group ended' },
    audience: 'office',
    body: z.object(endedTerm),
  }),
  'boxKeeper.ended': defineFact({
    meaning: { zh: '意见箱管理人任期届满', en: 'the term of a box keeper ended' },
    audience: 'office',
    body: z.object(endedTerm),
  }),
  'criteriaSet.adopted': defineFact({
    meaning: { zh: '采用一套点评标准', en: 'a criteria set was adopted' },
    audience: 'office',
    body: z.object({
      cycleId: idOf<CycleId>(),
      code: z.enum(criteriaSetCodes),
      version: z.int().min(1),
      criteria: z.array(lineSchema).min(1).max(12),
      importId: idOf<ImportId>().nullable(),
    }),
  }),
  'plan.adopted': defineFact({
    meaning: { zh: '确定点评方案', en: 'the cycle plan was adopted' },
    audience: 'office',
    body: z.object({
      cycleId: idOf<CycleId>(),
      version: z.int().min(1),
      aims: proseSchema,
      milestones: z.array(milestoneSchema).max(40),
      adoptedOn: dateSchema,
    }),
  }),
} as const;
