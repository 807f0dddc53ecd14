import { z } from 'zod';
import type { CycleId, OrganisationId, PersonId, ReviewId } from '#core/kernel/ids.ts';
import { dateSchema, idOf, lineSchema, proseSchema } from '#core/kernel/schemas.ts';
import { type CommendationId, talkOutcomes } from '#core/reviews/facts.ts';
import { cycleScope } from './cycle-scope.ts';
import { action, query } from './operation.ts';
import { commendationView } from './reviews-views.ts';

export const talkInput = z.object({
  reason: lineSchema.min(1),
  outcome: z.enum(talkOutcomes),
  followUp: proseSchema.default(''),
  consent: z.boolean().nullable().default(null),
  helperId: idOf<PersonId>().nullable().default(null),
  until: dateSchema.nullable().default(null),
});

export const pairingView = z.object({
  pairingId: z.string(),
  helperName: z.string(),
  partnerName: z.string(),
  aim: z.string(),
  agreedOn: dateSchema,
  reviewId: idOf<ReviewId>().nullable(),
});

export const exchangeView = z.object({
  exchangeId: z.string(),
  title: z.string(),
  heldOn: dateSchema,
  place: z.string(),
  organisationNames: z.array(z.string()),
  summary: z.string(),
});

export const talkOperations = {
  'commendations.list': query({
    summary: { zh: '已发布的通报表扬', en: 'Published commendations' },
    path: '/commendations',
    input: z.object({ ...cycleScope }),
    output: z.object({
      commendations: z.array(
        commendationView.extend({
          /** Of the talk behind it, for those who may see talks. */
          reviewId: idOf<ReviewId>().nullable(),
        }),
      ),
    }),
    refusals: [],
  }),
  'commendations.publish': action({
    summary: { zh: '通报表扬', en: 'Publish a commendation' },
    path: '/commendations',
    input: z.object({
      reviewId: idOf<ReviewId>(),
      number: lineSchema.min(1),
      text: proseSchema.min(1),
      /** Today when not given; earlier for a notice that hung on paper first. */
      publishedOn: dateSchema.optional(),
    }),
    output: z.object({ commendationId: idOf<CommendationId>() }),
    refusals: [
      'not-found',
      'not-a-commendation',
      'consent-missing',
      'wrong-state',
      'date-in-future',
    ],
  }),
  'commendations.withdraw': action({
    summary: { zh: '撤回通报表扬', en: 'Withdraw a commendation' },
    path: '/commendations/{commendationId}/withdrawal',
    input: z.object({ commendationId: idOf<CommendationId>() }),
    output: z.object({}),
    refusals: ['not-found', 'wrong-state'],
  }),
  'exchanges.record': action({
    summary: { zh: '登记联谊交流活动', en: 'Record an exchange event' },
    path: '/exchanges',
    input: z.object({
      cycleId: idOf<CycleId>().optional(),
      title: lineSchema.min(1),
      heldOn: dateSchema,
      place: lineSchema.default(''),
      organisationIds: z.array(idOf<OrganisationId>()).min(2).max(20),
      summary: proseSchema.default(''),
    }),
    output: z.object({ exchangeId: z.string() }),
    refusals: [
      'not-of-your-branch',
      'not-found',
      'date-in-future',
      'unknown-organisation',
      'cycle-closed',
      'cycle-not-running',
    ],
  }),
  'pairings.list': query({
    summary: { zh: '结对子和联谊活动', en: 'Pairings and exchange events' },
    path: '/pairings',
    input: z.object({ ...cycleScope }),
    output: z.object({ pairings: z.array(pairingView), exchanges: z.array(exchangeView) }),
    refusals: [],
  }),
} as const;
