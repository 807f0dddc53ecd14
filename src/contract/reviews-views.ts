import { z } from 'zod';
import type {
  IssueId,
  OrganisationId,
  PersonId,
  PointId,
  RectificationId,
  ReviewId,
} from '#core/kernel/ids.ts';
import { workLines } from '#core/cycles/facts.ts';
import { dateSchema, idOf } from '#core/kernel/schemas.ts';
import { issueKinds, rectificationStates } from '#core/issues/facts.ts';
import {
  answerKinds,
  pointKinds,
  reviewModes,
  reviewRelations,
  sessionKinds,
  talkOutcomes,
} from '#core/reviews/facts.ts';

export const partyView = z.object({
  kind: z.enum(['person', 'organisation']),
  id: z.string(),
  name: z.string(),
});

export const rectificationView = z.object({
  rectificationId: idOf<RectificationId>(),
  number: z.string().nullable(),
  problem: z.string(),
  state: z.enum(rectificationStates),
  ownerName: z.string(),
  deadline: dateSchema,
  /** Still open and its deadline before the day asked for. */
  overdue: z.boolean(),
  closedOn: dateSchema.nullable(),
});

export const pointView = z.object({
  pointId: idOf<PointId>(),
  kind: z.enum(pointKinds),
  text: z.string(),
  line: z.enum(workLines).nullable(),
});

export const reviewView = z.object({
  reviewId: idOf<ReviewId>(),
  occurredOn: dateSchema,
  mode: z.enum(reviewModes),
  relation: z.enum(reviewRelations),
  reviewers: z.array(partyView),
  subject: partyView,
  unitId: idOf<OrganisationId>(),
  unitName: z.string(),
  selfReview: z.boolean(),
  restricted: z.boolean(),
  points: z.array(pointView),
  deadlineText: z.string().nullable(),
  deadline: dateSchema.nullable(),
  rectifications: z.array(rectificationView),
});

/** `number` counts from 1 in the order asked for. */
export const reviewRow = reviewView.extend({ number: z.int() });

/** `more` when there are more than `count`, which was as far as was counted. */
export const boundedCount = z.object({ count: z.int(), more: z.boolean() });

/** What a session is called by: its title, or else the rest of this. */
export const sessionNaming = z.object({
  kind: z.enum(sessionKinds),
  title: z.string(),
  organisationName: z.string().nullable(),
  place: z.string(),
  heldOn: dateSchema,
});

export const answerView = z.object({
  pointId: idOf<PointId>(),
  kind: z.enum(answerKinds),
  text: z.string(),
  personName: z.string(),
  answeredOn: dateSchema,
  /** Who typed it, when that was not the person. */
  enteredBy: z.string().nullable(),
});

export const talkView = z.object({
  reason: z.string(),
  outcome: z.enum(talkOutcomes),
  followUp: z.string(),
  consent: z.boolean().nullable(),
  helperName: z.string().nullable(),
  until: dateSchema.nullable(),
});

export const linkedIssueView = z.object({
  issueId: idOf<IssueId>(),
  kind: z.enum(issueKinds),
  text: z.string(),
  raisedOn: dateSchema,
  solvedOnSpot: z.string().nullable(),
});

export const linkedOrderView = z.object({
  orderId: z.string(),
  organisationName: z.string(),
  problem: z.string(),
  requirement: z.string(),
  deadline: dateSchema,
  issuedOn: dateSchema,
  signatoryName: z.string(),
});

export const historyEntry = z.object({
  seq: z.int(),
  /** A type of the catalogue, or `erased` when its content is gone. */
  type: z.string(),
  at: z.string().nullable(),
  byName: z.string().nullable(),
});

export const commendationView = z.object({
  commendationId: z.string(),
  personId: idOf<PersonId>(),
  personName: z.string(),
  number: z.string(),
  text: z.string(),
  publishedOn: dateSchema,
  withdrawnOn: dateSchema.nullable(),
});
