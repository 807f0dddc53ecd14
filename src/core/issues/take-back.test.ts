import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { CycleId, PersonId, RectificationId } from '../kernel/ids.ts';
import { type Rectification, takeBack } from './rectification.ts';

const [owner, leader, clerk, member] = ['owner', 'leader', 'clerk', 'member'] as [
  PersonId,
  PersonId,
  PersonId,
  PersonId,
];
const on = '2026-11-23' as CalendarDate;
const claimed: Rectification = {
  rectificationId: 'r1' as RectificationId,
  cycleId: 'c1' as CycleId,
  state: 'doneClaimed',
  ownerId: owner,
  leaderId: leader,
  claimedById: owner,
  concernedIds: [],
  lastStepOn: null,
  deadline: '2026-12-15' as CalendarDate,
  measures: [],
};

describe('a rectification reported done by mistake', () => {
  it.each([
    ['its owner', { personId: owner, inOffice: false }],
    ['its leader', { personId: leader, inOffice: false }],
    ['someone of the leading group', { personId: clerk, inOffice: true }],
    ['the recorder of paper', { personId: null, inOffice: true }],
  ])('goes back into work by %s, with the reason', (_, by) => {
    expect(takeBack(claimed, { by, on, reason: '还差一处' })).toMatchObject({
      ok: true,
      value: {
        type: 'rectification.claimTakenBack',
        body: { from: 'doneClaimed', on, reason: '还差一处' },
      },
    });
  });

  it('is not for anybody else to take back', () => {
    const by = { personId: member, inOffice: false };

    expect(takeBack(claimed, { by, on, reason: '还差一处' })).toEqual({
      ok: false,
      refusal: 'not-the-owner',
    });
  });

  it.each(['inProgress', 'verified', 'closed', 'closedBefore'] as const)(
    'has nothing to take back when it is %s',
    (state) => {
      const by = { personId: owner, inOffice: false };

      expect(takeBack({ ...claimed, state }, { by, on, reason: '还差一处' })).toEqual({
        ok: false,
        refusal: 'wrong-state',
      });
    },
  );
});
