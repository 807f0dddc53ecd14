import { describe, expect, it } from 'vitest';
import type { CycleState } from '../cycles/cycle-states.ts';
import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { CycleId, IssueId, NewId, OrganisationId, PersonId } from '../kernel/ids.ts';
import { assign, issueOrder, recordMediation, registerIdea, registerIssue } from './register.ts';

const day = (text: string) => text as CalendarDate;
const cycleId = 'c1' as CycleId;
const organisationId = 'o1' as OrganisationId;
const secretary = 'p1' as PersonId;

function around(cycleState: CycleState = 'running') {
  let made = 0;
  const newId: NewId = <Id extends string>() => `id${++made}` as Id;
  return { cycleState, today: day('2026-11-23'), newId };
}

const problem = {
  cycleId,
  number: '12',
  kind: 'problem',
  source: 'public',
  reviewId: null,
  text: '货车进厂道路窄,会车难',
  raisedOn: day('2026-11-20'),
  organisationId,
  line: null,
  solvedOnSpot: null,
} as const;

const order = {
  cycleId,
  reviewId: null,
  organisationId,
  problem: '上半年只开了1次支部会',
  requirement: '补开支部会并报书面整改报告',
  deadline: day('2026-12-31'),
  issuedOn: day('2026-11-23'),
  signatoryId: 'p2' as PersonId,
} as const;
const recipient = { ownerId: secretary, leaderId: null, source: 'meeting', number: null } as const;

describe('a problem', () => {
  it('is registered with an id of its own', () => {
    expect(registerIssue(problem, around())).toMatchObject({
      ok: true,
      value: { id: 'id1', facts: [{ type: 'issue.registered', body: { issueId: 'id1' } }] },
    });
  });

  it.each([
    ['running', '2026-11-24', 'date-in-future'],
    ['reported', '2026-11-20', 'cycle-closed'],
    ['archived', '2026-11-20', 'cycle-closed'],
    ['draft', '2026-11-20', 'cycle-closed'],
  ] as const)('is refused in a cycle that is %s when raised on %s', (state, on, refusal) => {
    const raised = { ...problem, raisedOn: day(on) };

    expect(registerIssue(raised, around(state))).toEqual({ ok: false, refusal });
  });

  it('still enters a cycle that is closing', () => {
    expect(registerIssue(problem, around('closing')).ok).toBe(true);
  });
});

describe('an idea', () => {
  const idea = { cycleId, number: null, text: '闲置小学校舍改托管班', feasible: true } as const;
  const given = { ...idea, givenOn: day('2026-06-23') };

  it.each([
    ['no problem', [], 1],
    ['two problems', ['i1', 'i2'], 3],
    ['one problem named twice', ['i1', 'i1'], 2],
  ])('for %s gives its facts', (_, issueIds, facts) => {
    const registered = registerIdea({ ...given, issueIds: issueIds as IssueId[] }, around());

    expect(registered.ok && registered.value.facts.length).toBe(facts);
  });
});

describe('a task', () => {
  it('is not due before it is given', () => {
    const task = {
      ...recipient,
      cycleId,
      issueId: null,
      reviewId: null,
      orderId: null,
      problem: '会议记录不规范',
      measures: ['建电子记录'],
      unitId: organisationId,
      assignedOn: day('2026-11-23'),
      deadline: day('2026-11-22'),
    };

    expect(assign(task, around())).toEqual({ ok: false, refusal: 'deadline-passed' });
  });
});

describe('a rectification order', () => {
  it('is a task of the head of the organisation with the same deadline', () => {
    const issued = issueOrder(order, recipient, around());

    expect(issued.ok && issued.value.facts).toMatchObject([
      { type: 'order.issued', body: { organisationId, deadline: '2026-12-31' } },
      {
        type: 'rectification.assigned',
        body: { ownerId: secretary, unitId: organisationId, deadline: '2026-12-31' },
      },
    ]);
  });
});

describe('a mediation', () => {
  it.each([
    ['open', null, true],
    ['settled', '2026-11-02', true],
    ['failed', '2026-11-02', true],
    ['open', '2026-11-02', false],
    ['settled', null, false],
    ['settled', '2026-10-01', false],
  ] as const)('%s with closing date %s is accepted: %s', (outcome, settledOn, ok) => {
    const openedOn = day('2026-10-10');
    const mediation = { cycleId, openedOn, settledOn: settledOn && day(settledOn), outcome };

    expect(recordMediation(mediation, around()).ok).toBe(ok);
  });
});
