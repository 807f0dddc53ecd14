import { z } from 'zod';
import { workLines } from '#core/cycles/facts.ts';
import {
  issueKinds,
  type MeasureId,
  type OrderId,
  priorVerifiers,
  rectificationStates,
} from '#core/issues/facts.ts';
import type {
  IdeaId,
  IssueId,
  OrganisationId,
  PersonId,
  RectificationId,
} from '#core/kernel/ids.ts';
import { dateSchema, idOf } from '#core/kernel/schemas.ts';
import { reviewModes } from '#core/reviews/facts.ts';

/** An id with the name to show for it. */
export const named = <Id extends string>() => z.object({ id: idOf<Id>(), name: z.string() });
export const rectificationView = z.object({
  rectificationId: idOf<RectificationId>(),
  /**
   * The number to show: the place in the ledger of the entry that assigned it. It never changes, is
   * the same for everybody, and its gaps tell nothing of items that somebody may not know of, since
   * entries of all kinds lie between.
   */
  ledgerNumber: z.int(),
  /** As the office's own sheet had it; not unique. */
  number: z.string().nullable(),
  source: z.enum(reviewModes),
  problem: z.string(),
  measures: z.array(
    z.object({
      measureId: idOf<MeasureId>(),
      text: z.string(),
      doneOn: dateSchema.nullable(),
    }),
  ),
  leader: named<PersonId>().nullable(),
  owner: named<PersonId>(),
  unit: named<OrganisationId>(),
  assignedOn: dateSchema,
  firstDeadline: dateSchema,
  deadline: dateSchema,
  state: z.enum(rectificationStates),
  overdue: z.boolean(),
  /** Days past the deadline; 0 when not overdue. */
  daysOver: z.int(),
  dueSoon: z.boolean(),
  progress: z.string(),
  evidence: z.string(),
  claimedOn: dateSchema.nullable(),
  verifier: named<PersonId>().nullable(),
  verifiedOn: dateSchema.nullable(),
  closedOn: dateSchema.nullable(),
  /** Who had signed a closure from before the system; it is not a verification. */
  priorVerifier: z.enum(priorVerifiers).nullable(),
  issueId: idOf<IssueId>().nullable(),
  orderId: idOf<OrderId>().nullable(),
});
export type RectificationView = z.output<typeof rectificationView>;

export const issueView = z.object({
  issueId: idOf<IssueId>(),
  number: z.string().nullable(),
  kind: z.enum(issueKinds),
  source: z.enum(reviewModes),
  text: z.string(),
  raisedOn: dateSchema,
  unit: named<OrganisationId>().nullable(),
  line: z.enum(workLines).nullable(),
  solvedOnSpot: z.string().nullable(),
  ideas: z.int(),
  rectifications: z.array(
    z.object({
      rectificationId: idOf<RectificationId>(),
      state: z.enum(rectificationStates),
      deadline: dateSchema,
      overdue: z.boolean(),
    }),
  ),
});
export const ideaView = z.object({
  ideaId: idOf<IdeaId>(),
  number: z.string().nullable(),
  text: z.string(),
  givenOn: dateSchema,
  feasible: z.boolean().nullable(),
  issues: z.array(
    z.object({ issueId: idOf<IssueId>(), number: z.string().nullable(), text: z.string() }),
  ),
});
export const orderView = z.object({
  orderId: idOf<OrderId>(),
  organisation: named<OrganisationId>(),
  problem: z.string(),
  requirement: z.string(),
  deadline: dateSchema,
  issuedOn: dateSchema,
  signatory: named<PersonId>(),
  rectificationId: idOf<RectificationId>().nullable(),
});

export const historyEntry = z.object({
  seq: z.int(),
  type: z.string(),
  at: z.string(),
  by: z.string(),
  /** What was said with it: progress, evidence, finding or reason. */
  words: z.string(),
  day: dateSchema.nullable(),
});

export type IssueView = z.output<typeof issueView>;
export type IdeaView = z.output<typeof ideaView>;
export type OrderView = z.output<typeof orderView>;
export type HistoryEntry = z.output<typeof historyEntry>;
