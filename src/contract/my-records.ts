import { z } from 'zod';
import { type CorrectionId, correctionOutcomes } from '#core/accounts/facts.ts';
import type { PersonId, ReviewId } from '#core/kernel/ids.ts';
import { dateSchema, idOf, proseSchema } from '#core/kernel/schemas.ts';
import { reviewModes } from '#core/reviews/facts.ts';
import { action, query } from './operation.ts';

const correctionView = z.object({
  correctionId: idOf<CorrectionId>(),
  personId: idOf<PersonId>(),
  personName: z.string(),
  text: z.string(),
  requestedOn: dateSchema,
  /** `null` while nobody has answered. */
  outcome: z.enum(correctionOutcomes).nullable(),
  answer: z.string().nullable(),
  answeredOn: dateSchema.nullable(),
  answeredByName: z.string().nullable(),
});

const termView = z.object({
  title: z.string(),
  organisationName: z.string(),
  from: dateSchema.nullable(),
  until: dateSchema.nullable(),
});

/** What PIPL Art. 45 and 46 ask for: a copy of what is stored, and a way to have it corrected. */
export const myRecordsOperations = {
  'me.records': query({
    summary: { zh: '关于我的记录', en: 'What is stored about me' },
    path: '/me/records',
    input: z.object({}),
    output: z.object({
      asOf: dateSchema,
      person: z.object({
        personId: idOf<PersonId>(),
        name: z.string(),
        organisationName: z.string(),
        birthYear: z.int().nullable(),
        probationary: z.boolean(),
        mobile: z.boolean(),
      }),
      terms: z.array(termView),
      counts: z.object({
        reviewsAboutMe: z.int(),
        reviewsByMe: z.int(),
        answers: z.int(),
        rectifications: z.int(),
        slips: z.int(),
        devices: z.int(),
      }),
      /** The newest hundred days on which somebody else opened a talk or restricted record about me. */
      looks: z.array(
        z.object({
          reviewId: idOf<ReviewId>(),
          mode: z.enum(reviewModes),
          occurredOn: dateSchema,
          lookedOn: dateSchema,
          byName: z.string(),
        }),
      ),
      corrections: z.array(correctionView),
    }),
    refusals: ['not-found'],
  }),
  'corrections.request': action({
    summary: { zh: '申请更正', en: 'Ask for a correction' },
    path: '/corrections',
    input: z.object({ text: proseSchema.min(1) }),
    output: z.object({ correctionId: idOf<CorrectionId>() }),
    refusals: [],
  }),
  'corrections.list': query({
    summary: { zh: '更正申请', en: 'Requests for correction' },
    path: '/corrections',
    input: z.object({}),
    output: z.object({ corrections: z.array(correctionView) }),
    refusals: [],
  }),
  'corrections.answer': action({
    summary: { zh: '答复更正申请', en: 'Answer a request for correction' },
    path: '/corrections/{correctionId}/answer',
    input: z.object({
      correctionId: idOf<CorrectionId>(),
      outcome: z.enum(correctionOutcomes),
      answer: proseSchema.min(1),
    }),
    output: z.object({}),
    refusals: ['not-found', 'already-answered', 'own-request'],
  }),
} as const;
