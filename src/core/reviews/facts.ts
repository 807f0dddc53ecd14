import { z } from 'zod';
import { criteriaSetCodes, workLines } from '../cycles/facts.ts';
import type { Brand } from '../kernel/brand.ts';
import type {
  CycleId,
  ImportId,
  OrganisationId,
  PersonId,
  PointId,
  ReviewId,
  SessionId,
} from '../kernel/ids.ts';
import { dateSchema, idOf, lineSchema, proseSchema } from '../kernel/schemas.ts';
import { defineFact } from '../ledger/fact.ts';

export type AnswerId = Brand<string, 'AnswerId'>;
export type CommendationId = Brand<string, 'CommendationId'>;
export type PairingId = Brand<string, 'PairingId'>;
export type ExchangeId = Brand<string, 'ExchangeId'>;

/** The six modes (R09). */
export const reviewModes = [
  'meeting',
  'onsite',
  'talk',
  'faceToFace',
  'backToBack',
  'public',
] as const;
/** Who stands to whom (domain §1.7); independent of the mode. */
export const reviewRelations = [
  'rootToUnit',
  'leadershipTeam',
  'assemblyToMember',
  'leaderToMember',
  'unitToUnit',
  'memberToUnit',
  'memberToMember',
  'publicToUnit',
  'publicToMember',
] as const;
export const pointKinds = [
  'achievement',
  'shortcoming',
  'problem',
  'requirement',
  'encouragement',
] as const;
export const sessionKinds = [
  'lifeMeeting',
  'collectiveReview',
  'unitAssembly',
  'siteVisit',
  'peerExchange',
] as const;
export const talkOutcomes = ['commend', 'encourage', 'assist'] as const;
export const answerKinds = ['accept', 'explain', 'noted'] as const;
export const minuteParts = [
  'achievements',
  'opinions',
  'criticism',
  'problems',
  'measures',
] as const;

export const partySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), personId: idOf<PersonId>() }),
  z.object({ kind: z.literal('organisation'), organisationId: idOf<OrganisationId>() }),
]);
export type Party = z.infer<typeof partySchema>;

export const pointSchema = z.object({
  pointId: idOf<PointId>(),
  kind: z.enum(pointKinds),
  text: proseSchema.min(1),
  line: z.enum(workLines).nullable(),
});
export type Point = z.infer<typeof pointSchema>;

export const reviewFacts = {
  'session.held': defineFact({
    meaning: { zh: '召开一次会议或开展一次走访', en: 'a session or visit took place' },
    audience: 'office',
    body: z.object({
      sessionId: idOf<SessionId>(),
      cycleId: idOf<CycleId>(),
      kind: z.enum(sessionKinds),
      organisationId: idOf<OrganisationId>().nullable(),
      title: lineSchema,
      heldOn: dateSchema,
      place: lineSchema,
      importId: idOf<ImportId>().nullable(),
    }),
  }),
  'session.minuted': defineFact({
    meaning: { zh: '登记会议的五项记录', en: 'the five parts of the minutes were recorded' },
    audience: 'leadingGroup',
    body: z.object({
      sessionId: idOf<SessionId>(),
      parts: z.record(z.enum(minuteParts), proseSchema.min(1)),
    }),
  }),
  'guest.invited': defineFact({
    meaning: { zh: '邀请其他支部党员参加会议', en: 'a member of another branch was a guest' },
    audience: 'office',
    body: z.object({
      sessionId: idOf<SessionId>(),
      personId: idOf<PersonId>(),
      deed: proseSchema,
    }),
  }),
  'review.recorded': defineFact({
    meaning: { zh: '记录了一次点评', en: 'a review was recorded' },
    audience: 'leadingGroup',
    body: z.object({
      reviewId: idOf<ReviewId>(),
      cycleId: idOf<CycleId>(),
      sessionId: idOf<SessionId>().nullable(),
      mode: z.enum(reviewModes),
      relation: z.enum(reviewRelations),
      reviewers: z.array(partySchema).min(1).max(20),
      subject: partySchema,
      /** The branch that the subject belongs to on the day of the review. */
      unitId: idOf<OrganisationId>(),
      occurredOn: dateSchema,
      criteria: z.enum(criteriaSetCodes).nullable(),
      points: z.array(pointSchema).max(30),
      /** What the record itself states as its deadline, and the day that this means. */
      deadlineText: lineSchema.nullable(),
      deadline: dateSchema.nullable(),
      selfReview: z.boolean(),
      /** Both records of one agenda item on a branch and its secretary (R18). */
      jointWith: idOf<ReviewId>().nullable(),
      restricted: z.boolean(),
      importId: idOf<ImportId>().nullable(),
    }),
  }),
  'talk.concluded': defineFact({
    meaning: { zh: '个别谈话的原因、结果和后续', en: 'reason, outcome and follow-up of a talk' },
    audience: 'restricted',
    body: z.object({
      reviewId: idOf<ReviewId>(),
      cycleId: idOf<CycleId>(),
      reason: lineSchema,
      outcome: z.enum(talkOutcomes),
      followUp: proseSchema,
      /** Only with `commend`: whether the person agreed to be named in public (R35). */
      consent: z.boolean().nullable(),
      helperId: idOf<PersonId>().nullable(),
      until: dateSchema.nullable(),
      importId: idOf<ImportId>().nullable(),
    }),
  }),
  'point.answered': defineFact({
    meaning: { zh: '对一条点评作出回应', en: 'a point was answered' },
    audience: 'leadingGroup',
    body: z.object({
      answerId: idOf<AnswerId>(),
      reviewId: idOf<ReviewId>(),
      pointId: idOf<PointId>(),
      kind: z.enum(answerKinds),
      text: proseSchema,
      personId: idOf<PersonId>(),
      answeredOn: dateSchema,
    }),
  }),
  'commendation.published': defineFact({
    meaning: { zh: '经本人同意发布通报表扬', en: 'a commendation was published with consent' },
    audience: 'office',
    body: z.object({
      commendationId: idOf<CommendationId>(),
      cycleId: idOf<CycleId>(),
      personId: idOf<PersonId>(),
      reviewId: idOf<ReviewId>().nullable(),
      number: lineSchema,
      text: proseSchema.min(1),
      publishedOn: dateSchema,
    }),
  }),
  'commendation.withdrawn': defineFact({
    meaning: { zh: '撤回通报表扬', en: 'a commendation was withdrawn' },
    audience: 'office',
    body: z.object({ commendationId: idOf<CommendationId>(), on: dateSchema }),
  }),
  'pairing.agreed': defineFact({
    meaning: { zh: '结对子', en: 'two organisations agreed on a pairing' },
    audience: 'office',
    body: z.object({
      pairingId: idOf<PairingId>(),
      cycleId: idOf<CycleId>(),
      helperId: idOf<OrganisationId>(),
      partnerId: idOf<OrganisationId>(),
      aim: lineSchema,
      agreedOn: dateSchema,
      reviewId: idOf<ReviewId>().nullable(),
      importId: idOf<ImportId>().nullable(),
    }),
  }),
  'exchange.held': defineFact({
    meaning: { zh: '开展联谊或交流活动', en: 'an exchange event took place' },
    audience: 'office',
    body: z.object({
      exchangeId: idOf<ExchangeId>(),
      cycleId: idOf<CycleId>(),
      title: lineSchema,
      heldOn: dateSchema,
      place: lineSchema,
      organisationIds: z.array(idOf<OrganisationId>()).min(2).max(20),
      summary: proseSchema,
    }),
  }),
} as const;
