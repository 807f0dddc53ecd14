import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { CycleId, OrganisationId, PersonId, RectificationId } from '../kernel/ids.ts';
import type { Fact } from '../ledger/catalogue.ts';
import type { OrganisationTree } from '../people/organisation-tree.ts';
import { allowedActions } from './allowed-actions.ts';
import type { MeasureId, RectificationState } from './facts.ts';
import {
  claimDone,
  close,
  extend,
  type Rectification,
  reopen,
  reportProgress,
  returnForWork,
  takeBack,
  verify,
} from './rectification.ts';
import {
  isDueSoon,
  isOverdue,
  rectificationCommands,
  rectificationTransitions,
} from './rectification-state.ts';

const day = (text: string) => text as CalendarDate;
const person = (name: string) => name as PersonId;
const [owner, member, chief, clerk, leader] = ['owner', 'member', 'chief', 'clerk', 'leader'].map(
  person,
) as [PersonId, PersonId, PersonId, PersonId, PersonId];
const root = 'root' as OrganisationId;
const branch = 'branch' as OrganisationId;
const other = 'other' as OrganisationId;

/** The owner heads the branch of the member and of the chief, who heads all; the clerk is of another. */
const tree: OrganisationTree = {
  organisations: [
    { organisationId: root, parentId: null },
    { organisationId: branch, parentId: root },
    { organisationId: other, parentId: root },
  ],
  people: [
    { personId: owner, organisationId: branch, posts: [{ organisationId: branch, kind: 'head' }] },
    { personId: member, organisationId: branch, posts: [] },
    { personId: clerk, organisationId: other, posts: [] },
    { personId: leader, organisationId: other, posts: [] },
    { personId: chief, organisationId: branch, posts: [{ organisationId: root, kind: 'head' }] },
  ],
};

const measureId = 'm1' as MeasureId;
const today = day('2026-11-23');
const inOffice = { personId: clerk, inOffice: true };
const check = (verifierId: PersonId) => ({ verifierId, on: today, words: '现场看过' });

function aRectification(changes: Partial<Rectification> = {}): Rectification {
  return {
    rectificationId: 'r1' as RectificationId,
    cycleId: 'c1' as CycleId,
    state: 'inProgress',
    ownerId: owner,
    leaderId: leader,
    claimedById: null,
    concernedIds: [],
    deadline: day('2026-12-15'),
    lastStepOn: day('2026-09-18'),
    measures: [{ measureId, done: true }],
    ...changes,
  };
}

describe('the states', () => {
  it('lead only where §1.8 says', () => {
    expect(rectificationTransitions).toEqual({
      inProgress: {
        progress: 'inProgress',
        extend: 'inProgress',
        claimDone: 'doneClaimed',
        closeBefore: 'closedBefore',
      },
      doneClaimed: {
        progress: 'doneClaimed',
        takeBack: 'inProgress',
        return: 'inProgress',
        verify: 'verified',
      },
      verified: { progress: 'verified', close: 'closed', reopen: 'inProgress' },
      closed: { reopen: 'inProgress' },
      closedBefore: { reopen: 'inProgress' },
    });
  });

  it('reach closed only from verified, and closedBefore only by an import', () => {
    const edges = Object.entries(rectificationTransitions).flatMap(([from, to]) =>
      Object.entries(to).map(([command, state]) => ({ from, command, state })),
    );

    expect(edges.filter(({ state }) => state === 'closed').map(({ from }) => from)).toEqual([
      'verified',
    ]);
    expect(edges.filter(({ state }) => state === 'closedBefore')).toEqual([
      { from: 'inProgress', command: 'closeBefore', state: 'closedBefore' },
    ]);
  });
});

describe('a verification', () => {
  const claimed = aRectification({ state: 'doneClaimed' });

  it.each([
    ['the owner', owner, {}, 'verifier-is-owner'],
    ['a subordinate of the owner', member, {}, 'verifier-is-subordinate'],
    ['who reported it as done', clerk, { claimedById: clerk }, 'verifier-made-claim'],
    ['whom the review is about', chief, { concernedIds: [chief] }, 'verifier-is-concerned'],
  ])('is refused from %s', (_, verifierId, changes, refusal) => {
    const item = { ...claimed, ...changes };

    expect(verify(item, check(verifierId), tree)).toEqual({ ok: false, refusal });
    expect(returnForWork(item, check(verifierId), tree)).toEqual({ ok: false, refusal });
  });

  it.each([chief, clerk, leader])('is taken from %s', (verifierId) => {
    expect(verify(claimed, check(verifierId), tree)).toMatchObject({
      ok: true,
      value: { type: 'rectification.verified', body: { verifierId, from: 'doneClaimed' } },
    });
  });
});

describe('a rectification', () => {
  it('is neither called done nor closed while a measure is open', () => {
    const measures = [{ measureId, done: false }];
    const claim = { by: { personId: owner, inOffice: false }, on: today, evidence: '照片' };

    expect(claimDone(aRectification({ measures }), claim)).toEqual({
      ok: false,
      refusal: 'measures-open',
    });
    expect(close(aRectification({ state: 'verified', measures }), today)).toEqual({
      ok: false,
      refusal: 'measures-open',
    });
  });

  it.each([
    ['2026-12-15', 'deadline-not-later'],
    ['2026-12-01', 'deadline-not-later'],
  ])('is not extended to %s', (to, refusal) => {
    const extension = { on: today, to: day(to), reason: '等待供电所批复' };

    expect(extend(aRectification(), extension)).toEqual({ ok: false, refusal });
  });

  it('is not extended to a day that has passed', () => {
    const late = aRectification({ deadline: day('2026-09-30') });
    const extension = { on: today, to: day('2026-10-30'), reason: '施工队未进场' };

    expect(extend(late, extension)).toEqual({ ok: false, refusal: 'deadline-passed' });
  });

  it.each([
    ['its owner', { personId: owner, inOffice: false }, true],
    ['its leader', { personId: leader, inOffice: false }, true],
    ['the recorder of paper', { personId: null, inOffice: true }, true],
    ['someone of the leading group', inOffice, true],
    ['anybody else', { personId: member, inOffice: false }, false],
  ])('is reported on by %s: %s', (_, by, ok) => {
    expect(claimDone(aRectification(), { by, on: today, evidence: '照片3张' }).ok).toBe(ok);
    const progress = { by, on: today, text: '已进场', measuresDone: [] };
    expect(reportProgress(aRectification(), progress).ok).toBe(ok);
  });

  it('knows its own measures only', () => {
    const strange = { by: inOffice, on: today, text: '好', measuresDone: ['m2' as MeasureId] };

    expect(reportProgress(aRectification(), strange)).toEqual({
      ok: false,
      refusal: 'unknown-measure',
    });
  });

  it.each([
    ['inProgress', '2026-11-22', true, false],
    ['inProgress', '2026-11-23', false, true],
    ['doneClaimed', '2026-11-30', false, true],
    ['verified', '2026-12-01', false, false],
    ['closed', '2026-01-01', false, false],
    ['closedBefore', '2026-01-01', false, false],
  ] as const)('in %s due on %s is overdue %s, due soon %s', (state, deadline, overdue, soon) => {
    const due = { state, deadline: day(deadline) };

    expect([isOverdue(due, today), isDueSoon(due, today)]).toEqual([overdue, soon]);
  });

  it('offers what the decisions would accept, with the reason for the rest', () => {
    const claimed = aRectification({ state: 'doneClaimed' });
    const offered = (by: { personId: PersonId; inOffice: boolean }) =>
      Object.fromEntries(
        allowedActions(claimed, { by, today, tree }).map((each) => [each.action, each.refusal]),
      );

    expect(offered(inOffice)).toMatchObject({ verify: null, return: null, close: 'wrong-state' });
    expect(offered({ personId: owner, inOffice: true })).toMatchObject({
      verify: 'verifier-is-owner',
    });
    expect(offered({ personId: owner, inOffice: false })).toMatchObject({
      verify: 'needs-office',
      progress: null,
      takeBack: null,
    });
  });
});

type Step = { readonly command: (typeof rectificationCommands)[number]; readonly who: PersonId };
const step: fc.Arbitrary<Step> = fc.record({
  command: fc.constantFrom(...rectificationCommands),
  who: fc.constantFrom(owner, member, chief, clerk, leader),
});

describe('any sequence of commands', () => {
  it('closes nothing without a verification by someone else since it was last opened', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { facts, item } = run(aRectification({ concernedIds: [leader] }), steps);

        const opened = facts.findLastIndex(({ type }) => type === 'rectification.reopened');
        const verified = facts.slice(opened + 1).findLast(isVerified);
        if (item.state === 'closed') {
          expect(verified).toBeDefined();
          expect([owner, member, leader]).not.toContain(verified?.body.verifierId);
        }
        if (item.state === 'closedBefore') expect(verified).toBeUndefined();
      }),
    );
  });

  it('never turns a closure from before the system into a verified one but by reopening', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { facts } = run(aRectification({ state: 'closedBefore' }), steps);

        expect(facts[0]?.type ?? 'rectification.reopened').toBe('rectification.reopened');
      }),
    );
  });
});

function run(start: Rectification, steps: readonly Step[]) {
  let item = start;
  const facts: Fact[] = [];
  for (const each of steps) {
    const decided = decide(item, each);
    if (!decided?.ok) continue;
    facts.push(decided.value);
    item = { ...item, ...changeBy(decided.value, each.who) };
  }
  return { facts, item };
}

function decide(item: Rectification, { command, who }: Step) {
  const by = { personId: who, inOffice: who !== member };
  if (command === 'progress') {
    return reportProgress(item, { by, on: today, text: '进展', measuresDone: [measureId] });
  }
  if (command === 'claimDone') return claimDone(item, { by, on: today, evidence: '照片' });
  if (command === 'takeBack') return takeBack(item, { by, on: today, reason: '误报' });
  if (command === 'verify') return verify(item, check(who), tree);
  if (command === 'return') return returnForWork(item, check(who), tree);
  if (command === 'close') return close(item, today);
  if (command === 'reopen') return reopen(item, { on: today, deadline: today, reason: '反复' });
  if (command === 'extend') {
    return extend(item, { on: today, to: day('2026-12-31'), reason: '雨季' });
  }
  return undefined;
}

const after: Readonly<Record<string, RectificationState>> = {
  'rectification.doneClaimed': 'doneClaimed',
  'rectification.claimTakenBack': 'inProgress',
  'rectification.returned': 'inProgress',
  'rectification.verified': 'verified',
  'rectification.closed': 'closed',
  'rectification.reopened': 'inProgress',
};

function changeBy(made: Fact, who: PersonId): Partial<Rectification> {
  const state = after[made.type];
  if (!state) return {};
  return made.type === 'rectification.doneClaimed' ? { state, claimedById: who } : { state };
}

function isVerified(made: Fact) {
  return made.type === 'rectification.verified';
}
