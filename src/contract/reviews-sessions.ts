import { z } from 'zod';
import type { CycleId, OrganisationId, PersonId, SessionId } from '#core/kernel/ids.ts';
import { dateSchema, idOf, lineSchema, proseSchema } from '#core/kernel/schemas.ts';
import { type minuteParts, sessionKinds } from '#core/reviews/facts.ts';
import { cycleScope } from './cycle-scope.ts';
import { action, query } from './operation.ts';
import { reviewView } from './reviews-views.ts';

export const sessionView = z.object({
  sessionId: idOf<SessionId>(),
  kind: z.enum(sessionKinds),
  title: z.string(),
  heldOn: dateSchema,
  place: z.string(),
  organisationName: z.string().nullable(),
  minuted: z.boolean(),
});

const minutes = z.object({
  achievements: proseSchema.min(1),
  opinions: proseSchema.min(1),
  criticism: proseSchema.min(1),
  problems: proseSchema.min(1),
  measures: proseSchema.min(1),
} satisfies Record<(typeof minuteParts)[number], z.ZodType>);

export const sessionOperations = {
  'sessions.list': query({
    summary: { zh: '会议和走访', en: 'Sessions and visits' },
    path: '/sessions',
    input: z.object({
      ...cycleScope,
      kind: z.enum(sessionKinds).optional(),
      /** Whether the five parts of the minutes are there. */
      minuted: z.stringbool().or(z.boolean()).optional(),
    }),
    output: z.object({
      sessions: z.array(
        sessionView.extend({
          /** That whoever asks may see. */
          reviews: z.int(),
        }),
      ),
    }),
    refusals: [],
  }),
  'sessions.show': query({
    summary: { zh: '一次会议', en: 'One session' },
    path: '/sessions/{sessionId}',
    input: z.object({ sessionId: idOf<SessionId>(), asOf: dateSchema.optional() }),
    output: z.object({
      session: sessionView,
      /** For the leading group; `null` for others and while there are none. */
      minutes: minutes.nullable(),
      guests: z.array(z.object({ personName: z.string(), deed: z.string() })),
      reviews: z.array(reviewView),
    }),
    refusals: ['not-found'],
  }),
  'sessions.hold': action({
    summary: { zh: '登记会议或走访', en: 'Record a session or visit' },
    path: '/sessions',
    input: z.object({
      cycleId: idOf<CycleId>().optional(),
      kind: z.enum(sessionKinds),
      organisationId: idOf<OrganisationId>().nullable().default(null),
      title: lineSchema.min(1),
      heldOn: dateSchema,
      place: lineSchema.default(''),
    }),
    output: z.object({ sessionId: idOf<SessionId>() }),
    refusals: [
      'not-of-your-branch',
      'not-found',
      'date-in-future',
      'unknown-organisation',
      'cycle-closed',
      'cycle-not-running',
    ],
  }),
  'sessions.minute': action({
    summary: { zh: '登记会议的五项记录', en: 'Record the five parts of the minutes' },
    path: '/sessions/{sessionId}/minutes',
    input: z.object({ sessionId: idOf<SessionId>(), parts: minutes }),
    output: z.object({}),
    refusals: ['not-found'],
  }),
  'guests.invite': action({
    summary: { zh: '邀请其他支部党员参会', en: 'Invite a guest from another branch' },
    path: '/sessions/{sessionId}/guests',
    input: z.object({
      sessionId: idOf<SessionId>(),
      personId: idOf<PersonId>(),
      deed: proseSchema.default(''),
    }),
    output: z.object({}),
    refusals: ['not-found', 'not-of-your-branch', 'unknown-person', 'wrong-state'],
  }),
} as const;
