import { z } from 'zod';
import {
  criteriaSetCodes,
  cycleStates,
  leadingGroupRoles,
  mandateSchema,
  milestoneSchema,
} from '#core/cycles/facts.ts';
import type { CycleId, OrganisationId, PersonId } from '#core/kernel/ids.ts';
import { dateSchema, idOf, lineSchema, proseSchema } from '#core/kernel/schemas.ts';
import { cycleScope } from './cycle-scope.ts';
import { action, query } from './operation.ts';

const appointment = z.object({
  personId: idOf<PersonId>(),
  name: z.string(),
  from: dateSchema,
  until: dateSchema.nullable(),
});

/** Of somebody whose term is open; the last day is today when not given. */
const endingTerm = z.object({
  cycleId: idOf<CycleId>(),
  personId: idOf<PersonId>(),
  until: dateSchema.optional(),
});

export const cycleView = z.object({
  cycleId: idOf<CycleId>(),
  name: z.string(),
  region: z.string().nullable(),
  kinds: z.array(z.enum(['review', 'appraisal'])),
  organisationId: idOf<OrganisationId>(),
  organisationName: z.string(),
  startsOn: dateSchema,
  endsOn: dateSchema,
  state: z.enum(cycleStates),
  nextState: z.enum(cycleStates).nullable(),
  mandate: mandateSchema,
  /** In their term on the day asked for, or before it. */
  leadingGroup: z.array(appointment.extend({ role: z.enum(leadingGroupRoles) })),
  boxKeepers: z.array(appointment),
  /** Whose term is over on the day asked for. */
  formerGroup: z.array(appointment.extend({ role: z.enum(leadingGroupRoles) })),
  formerKeepers: z.array(appointment),
  criteria: z.array(
    z.object({ code: z.enum(criteriaSetCodes), version: z.int(), criteria: z.array(z.string()) }),
  ),
  plan: z
    .object({
      version: z.int(),
      aims: z.string(),
      adoptedOn: dateSchema,
      milestones: z.array(
        milestoneSchema.extend({
          actualFrom: dateSchema.nullable(),
          actualUntil: dateSchema.nullable(),
          state: z.enum(['ahead', 'due', 'begun', 'done', 'overdue', 'unseen']),
        }),
      ),
    })
    .nullable(),
  /** What the plan would be when none was adopted. */
  suggestedMilestones: z.array(milestoneSchema),
});

export const cyclesOperations = {
  'cycles.list': query({
    summary: { zh: '评议周期一览', en: 'Cycles' },
    path: '/cycles',
    input: z.object({}),
    output: z.object({
      cycles: z.array(
        cycleView.pick({ cycleId: true, name: true, startsOn: true, endsOn: true, state: true }),
      ),
    }),
    refusals: [],
  }),
  'cycles.show': query({
    summary: {
      zh: '评议周期：依据、方案、领导小组、标准',
      en: 'A cycle: mandate, plan, group, criteria',
    },
    path: '/cycles/current',
    input: z.object(cycleScope),
    output: cycleView,
    refusals: ['not-found'],
  }),
  'cycles.open': action({
    summary: { zh: '建立评议周期', en: 'Open a cycle' },
    path: '/cycles',
    input: z
      .object({
        organisationId: idOf<OrganisationId>(),
        name: lineSchema.min(1),
        region: lineSchema.nullable().default(null),
        kinds: z
          .array(z.enum(['review', 'appraisal']))
          .min(1)
          .default(['review', 'appraisal']),
        startsOn: dateSchema,
        endsOn: dateSchema,
        mandate: mandateSchema,
      })
      .refine(({ startsOn, endsOn }) => startsOn <= endsOn, {
        path: ['endsOn'],
        error: 'dates-reversed',
      }),
    output: z.object({ cycleId: idOf<CycleId>() }),
    refusals: ['unknown-organisation'],
  }),
  'cycles.move': action({
    summary: { zh: '进入下一阶段', en: 'Move a cycle to its next stage' },
    path: '/cycles/{cycleId}/move',
    input: z.object({ cycleId: idOf<CycleId>(), to: z.enum(cycleStates) }),
    output: z.object({ state: z.enum(cycleStates) }),
    refusals: ['not-found', 'wrong-state'],
  }),
  'cycles.adoptPlan': action({
    summary: { zh: '确定点评方案', en: 'Adopt the cycle plan' },
    path: '/cycles/{cycleId}/plan',
    input: z.object({
      cycleId: idOf<CycleId>(),
      aims: proseSchema,
      /** Today when not given; earlier for a plan that was adopted on paper first. */
      adoptedOn: dateSchema.optional(),
      /** The usual stages over the days of the cycle when not given. */
      milestones: z
        .array(
          milestoneSchema.refine((each) => each.plannedFrom <= each.plannedUntil, {
            path: ['plannedUntil'],
            error: 'dates-reversed',
          }),
        )
        .max(40)
        .optional(),
    }),
    output: z.object({ version: z.int() }),
    refusals: ['not-found', 'cycle-closed', 'date-in-future'],
  }),
  'cycles.adoptCriteria': action({
    summary: { zh: '采用点评标准', en: 'Adopt a criteria set' },
    path: '/cycles/{cycleId}/criteria',
    input: z.object({
      cycleId: idOf<CycleId>(),
      code: z.enum(criteriaSetCodes),
      /** The set as it stands in the usual plan when not given. */
      criteria: z.array(lineSchema.min(1)).min(1).max(12).optional(),
    }),
    output: z.object({ version: z.int() }),
    refusals: ['not-found', 'cycle-closed'],
  }),
  'leadingGroup.name': action({
    summary: { zh: '确定领导小组成员', en: 'Name a member of the leading group' },
    path: '/cycles/{cycleId}/leading-group',
    input: z.object({
      cycleId: idOf<CycleId>(),
      personId: idOf<PersonId>(),
      role: z.enum(leadingGroupRoles),
      from: dateSchema.optional(),
    }),
    output: z.object({}),
    refusals: ['not-found', 'cycle-closed', 'unknown-person', 'already-named'],
  }),
  'leadingGroup.end': action({
    summary: { zh: '领导小组成员任期届满', en: 'End a seat in the leading group' },
    path: '/cycles/{cycleId}/leading-group/end',
    input: endingTerm,
    output: z.object({}),
    refusals: ['not-found', 'cycle-closed', 'ends-before-it-begins'],
  }),
  'boxKeepers.end': action({
    summary: { zh: '意见箱管理人任期届满', en: 'End the term of a box keeper' },
    path: '/cycles/{cycleId}/box-keepers/end',
    input: endingTerm,
    output: z.object({}),
    refusals: ['not-found', 'cycle-closed', 'ends-before-it-begins'],
  }),
  'boxKeepers.name': action({
    summary: { zh: '确定意见箱管理人', en: 'Name a box keeper' },
    path: '/cycles/{cycleId}/box-keepers',
    input: z.object({
      cycleId: idOf<CycleId>(),
      personId: idOf<PersonId>(),
      from: dateSchema.optional(),
    }),
    output: z.object({}),
    refusals: ['not-found', 'cycle-closed', 'unknown-person', 'already-named', 'head-keeps-no-box'],
  }),
} as const;
