import { describe, expect, it } from 'vitest';
import { cycleStates } from '../cycles/facts.ts';
import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { CycleId, OrganisationId, PersonId, ReviewId, SessionId } from '../kernel/ids.ts';
import { deriveRelation } from './derive-relation.ts';
import type { reviewModes } from './facts.ts';
import type { KnownParty } from './known-party.ts';
import { type RecordState, recordReview, type ReviewIntent } from './record-review.ts';

const root = 'root' as OrganisationId;
const first = 'first' as OrganisationId;
const second = 'second' as OrganisationId;

const rootHead = person('总支书记', first, [{ organisationId: root, kind: 'root' }]);
const secretary = person('李雨婷', first, [{ organisationId: first, kind: 'unit' }]);
const member = person('杨雪梅', first);
const other = person('章金凤', second);
const committee = organisation('总支', root, 'root');
const branch = organisation('一支部', first, 'unit');
const branch2 = organisation('二支部', second, 'unit');

function person(name: string, unitId: OrganisationId, heads: KnownParty['heads'] = []): KnownParty {
  const party = { kind: 'person', personId: name as PersonId } as const;
  return { party, name, unitId, organisationKind: 'unit', heads };
}

function organisation(
  name: string,
  organisationId: OrganisationId,
  organisationKind: KnownParty['organisationKind'],
): KnownParty {
  const party = { kind: 'organisation', organisationId } as const;
  return { party, name, unitId: organisationId, organisationKind, heads: [] };
}

describe('the relation of a review', () => {
  const cases: readonly (readonly [
    (typeof reviewModes)[number],
    KnownParty,
    KnownParty,
    string,
  ])[] = [
    ['meeting', committee, rootHead, 'leadershipTeam'],
    ['meeting', rootHead, branch, 'rootToUnit'],
    ['meeting', rootHead, secretary, 'rootToUnit'],
    ['meeting', secretary, member, 'assemblyToMember'],
    ['meeting', branch, member, 'assemblyToMember'],
    ['onsite', rootHead, branch, 'rootToUnit'],
    ['onsite', rootHead, member, 'leaderToMember'],
    ['talk', rootHead, other, 'leaderToMember'],
    ['talk', secretary, member, 'leaderToMember'],
    ['faceToFace', branch, branch2, 'unitToUnit'],
    ['faceToFace', member, branch, 'memberToUnit'],
    ['faceToFace', member, other, 'memberToMember'],
    ['backToBack', secretary, other, 'memberToMember'],
    ['public', member, branch, 'publicToUnit'],
    ['public', member, other, 'publicToMember'],
  ];

  it.each(cases)('%s', (mode, reviewer, subject, relation) => {
    expect(deriveRelation({ mode, reviewers: [reviewer], subject })).toBe(relation);
  });
});

function state(changes: Partial<RecordState> = {}): RecordState {
  let count = 0;
  return {
    cycle: { cycleId: 'cycle' as CycleId, state: 'running' },
    reviewers: [secretary],
    subject: member,
    sessionKnown: false,
    jointKnown: false,
    helperKnown: false,
    today: '2026-11-23' as CalendarDate,
    newId: <Id extends string>() => `id-${++count}` as Id,
    ...changes,
  };
}

function intent(changes: Partial<ReviewIntent> = {}): ReviewIntent {
  return {
    mode: 'meeting',
    occurredOn: '2026-09-22' as CalendarDate,
    points: [
      { kind: 'achievement', text: '义务值班37天', line: 'daily' },
      { kind: 'shortcoming', text: '  ', line: null },
    ],
    criteria: 'B',
    sessionId: null,
    deadlineText: null,
    deadline: null,
    restricted: false,
    jointWith: null,
    talk: null,
    ...changes,
  };
}

function talk(outcome: 'commend' | 'assist') {
  const rest = { reason: '缺会', followUp: '', helperId: null, until: null };
  return { ...rest, outcome, consent: true };
}

describe('recording a review', () => {
  it('keeps what was said and the branch of that day', () => {
    const recorded = recordReview(state(), intent());

    expect(recorded).toMatchObject({
      ok: true,
      value: {
        reviewId: 'id-1',
        facts: [
          {
            type: 'review.recorded',
            body: {
              unitId: first,
              relation: 'assemblyToMember',
              selfReview: false,
              points: [{ pointId: 'id-2', kind: 'achievement', text: '义务值班37天' }],
            },
          },
        ],
      },
    });
  });

  it('seals a talk, whatever the form said', () => {
    const recorded = recordReview(state(), intent({ mode: 'talk', talk: talk('assist') }));

    expect(recorded).toMatchObject({ value: { facts: [{ body: { restricted: true } }, {}] } });
  });

  it.each([
    ['oneself', [member], true],
    ['the assembly and oneself', [secretary, member], true],
    ['somebody else', [secretary], false],
  ])('tells a self-review apart: by %s', (_, reviewers, selfReview) => {
    const recorded = recordReview(state({ reviewers }), intent());

    expect(recorded).toMatchObject({ value: { facts: [{ body: { selfReview } }] } });
  });

  it.each([
    ['commend', true],
    ['assist', null],
  ] as const)('a talk that ends in %s holds consent %s', (outcome, consent) => {
    const recorded = recordReview(state(), intent({ mode: 'talk', talk: talk(outcome) }));

    expect(recorded).toMatchObject({
      value: { facts: [{}, { type: 'talk.concluded', body: { outcome, consent } }] },
    });
  });

  it.each(cycleStates.filter((stage) => stage !== 'running'))(
    'is refused in a %s cycle',
    (stage) => {
      const cycle = { cycleId: 'cycle' as CycleId, state: stage };
      const code = ['draft', 'published'].includes(stage) ? 'cycle-not-running' : 'cycle-closed';

      expect(recordReview(state({ cycle }), intent())).toMatchObject({ refusal: { code } });
    },
  );

  it.each([
    ['no-points', {}, { points: [] }],
    ['no-points', {}, { points: [{ kind: 'problem', text: '\n', line: null }] }],
    ['date-in-future', {}, { occurredOn: '2026-11-24' as CalendarDate }],
    ['deadline-before-review', {}, { deadline: '2026-09-21' as CalendarDate }],
    ['unknown-person', { subject: undefined }, {}],
    ['unknown-person', { reviewers: [secretary, undefined] }, {}],
    ['unknown-person', { reviewers: [] }, {}],
    ['not-found', {}, { sessionId: 'session' as SessionId }],
    ['not-found', {}, { jointWith: 'joint' as ReviewId }],
    ['unknown-person', {}, { talk: { ...talk('assist'), helperId: 'x' as PersonId } }],
  ] as readonly (readonly [string, Partial<RecordState>, Partial<ReviewIntent>])[])(
    'is refused with %s',
    (code, known, wanted) => {
      const refused = recordReview(state(known), intent(wanted));

      expect(refused).toMatchObject({ ok: false, refusal: { code } });
    },
  );

  it('may set a deadline on the very day of the review', () => {
    const deadline = '2026-09-22' as CalendarDate;

    expect(recordReview(state(), intent({ deadline })).ok).toBe(true);
  });

  it('may happen today', () => {
    const today = '2026-11-23' as CalendarDate;

    expect(recordReview(state({ today }), intent({ occurredOn: today })).ok).toBe(true);
  });
});
