import type { PersonId } from '#core/kernel/ids.ts';
import { mayAsk } from '#core/people/permissions.ts';
import { personScope } from '#server/platform/scope.ts';
import { value } from './leading-group.ts';
import type { Asker } from './permission-askers.ts';
import { type Known, readsOpinion, seesIssue, seesReview } from './permission-records.ts';
import { actor, type Furnished } from './permission-village.ts';

/** Words that stand in every text of a hidden record and nowhere else. */
export const words = '青鸾衔书';

/** A hidden record with what goes back to it, once it is there. */
export interface Hidden {
  readonly what: string;
  readonly plant: (village: Furnished) => Promise<readonly Known[]>;
  /** Who of this village may not know of any of it. */
  readonly isHiddenFrom: (asker: Asker) => boolean;
  /** What a reader may be told all the same: a count that a rule grants. */
  readonly told?: 'masked' | 'reconciled';
}

/** Between people who do not ask but for the head, whose right it is to see all. */
export const hiddenRecords: readonly Hidden[] = [
  {
    what: 'a talk',
    plant: (village) => plantReview(village, 'talk'),
    isHiddenFrom: (asker) => !seesIssue(asker),
  },
  {
    what: 'a restricted record',
    plant: (village) => plantReview(village, 'meeting'),
    isHiddenFrom: (asker) => !seesIssue(asker),
    told: 'masked',
  },
  slipAbout('a member of the leading group', ({ groupMember }) => groupMember),
  slipAbout('a box keeper', ({ keepers }) => keepers[0]),
  { ...slipAbout('the head', ({ places }) => places.chief), told: 'reconciled' },
];

function slipAbout(whom: string, personOf: (village: Furnished) => PersonId): Hidden {
  const what = `a slip about ${whom}`;
  const reads = (asker: Asker) => {
    const personId = personOf(asker.village);
    const route = personId === asker.village.places.chief ? 'upper' : 'leadingGroup';
    return readsOpinion(asker.village, { route, concerns: [personId] })(asker);
  };
  return {
    what,
    plant: async (village) => {
      const id = await plantSlip(village, personOf(village));
      return [{ what, field: 'opinionId', id, isSeenBy: reads }];
    },
    isHiddenFrom: (asker) => !mayAsk('opinions.list', asker.scope.roles) || !reads(asker),
  };
}

async function plantSlip(village: Furnished, personId: PersonId): Promise<string> {
  const { ids, keepers, tenantId } = village;
  const typist = personScope(tenantId, keepers[1], new Set(['boxKeeper', 'member']));
  const act = actor(village.application, typist);
  const slip = { openingId: ids.openingId, kind: 'opinion', sensitivity: 'normal' } as const;
  const told = { text: `${words}有人说`, handling: `${words}找人谈`, concerns: [personId] };
  return (await act('opinions.register', { ...slip, ...told })).opinionId;
}

/** With an answer, a difficulty solved on the spot, an idea for it, two late items and an order. */
async function plantReview(
  village: Furnished,
  mode: 'talk' | 'meeting',
): Promise<readonly Known[]> {
  const { application, head, places, ids } = village;
  const act = actor(application, head);
  const talk = { reason: words, outcome: 'encourage', followUp: words } as const;
  const { reviewId } = await act('reviews.record', {
    mode,
    reviewers: [{ kind: 'person', personId: places.chief }],
    subject: { kind: 'person', personId: places.secondMember },
    occurredOn: '2026-09-21',
    points: [{ kind: 'achievement', text: `${words}做了12件事` }],
    deadlineText: `${words}一个月内`,
    deadline: '2026-10-21',
    sessionId: ids.sessionId,
    ...(mode === 'talk' ? { talk } : { restricted: true, jointWith: ids.reviewId }),
  });
  const shown = value(await application.door.query('reviews.show', { reviewId }, head));
  const pointId = shown.review.points[0]?.pointId ?? '';
  await act('points.answer', { reviewId, pointId, kind: 'explain', text: words });
  const source = mode;
  const helped = { kind: 'help', solvedOnSpot: words, raisedOn: '2026-09-21' } as const;
  const raised = { source, reviewId, text: words, number: words, organisationId: places.second };
  const { issueId } = await act('issues.register', { ...raised, ...helped });
  await act('ideas.link', { ideaId: ids.ideaId, issueId });
  const items = await plantItems(village, { reviewId, mode });
  return knownOf(village, { reviewId, issueId, items });
}

async function plantItems(village: Furnished, at: { reviewId: string; mode: 'talk' | 'meeting' }) {
  const { application, head, places, ids } = village;
  const act = actor(application, head);
  const { rectificationId } = await act('rectifications.assign', {
    source: at.mode,
    number: words,
    reviewId: at.reviewId,
    issueId: ids.issueId,
    problem: words,
    measures: [words],
    ownerId: places.chief,
    unitId: places.first,
    assignedOn: '2026-09-25',
    deadline: '2026-10-25',
  });
  await act('rectifications.progress', { rectificationId, text: words });
  const order = await act('orders.issue', {
    organisationId: places.root,
    reviewId: at.reviewId,
    problem: words,
    requirement: words,
    issuedOn: '2026-09-25',
    deadline: '2026-10-25',
  });
  const { rectificationId: ordered } = order;
  const asked = { rectificationId: ordered };
  const { measures } = value(await application.door.query('rectifications.show', asked, head));
  const measuresDone = measures.map(({ measureId }) => measureId);
  await act('rectifications.progress', { ...asked, text: words, measuresDone });
  await act('rectifications.claimDone', { ...asked, evidence: words });
  return [rectificationId, ordered];
}

function knownOf(
  { places }: Furnished,
  planted: { reviewId: string; issueId: string; items: readonly string[] },
): readonly Known[] {
  const { chief, secondMember, first } = places;
  const sides = { confidential: true, unitId: first, ids: [chief, secondMember] };
  const owned = seesReview({ ...sides, ids: [chief] }, 'rectifications.list');
  return [
    { what: 'its review', field: 'reviewId', id: planted.reviewId, isSeenBy: seesReview(sides) },
    { what: 'its problem', field: 'issueId', id: planted.issueId, isSeenBy: seesIssue },
    ...planted.items.map((id) => ({
      what: 'its item',
      field: 'rectificationId' as const,
      id,
      isSeenBy: owned,
    })),
  ];
}
