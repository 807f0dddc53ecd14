import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { CycleId, OrganisationId, PersonId, RectificationId } from '../kernel/ids.ts';
import type { OrganisationTree } from '../people/organisation-tree.ts';
import type { RectificationState } from './facts.ts';
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

const day = (text: string) => text as CalendarDate;
const [owner, chief] = ['owner', 'chief'] as PersonId[] as [PersonId, PersonId];
const branch = 'branch' as OrganisationId;
const tree: OrganisationTree = {
  organisations: [{ organisationId: branch, parentId: null }],
  people: [owner, chief].map((personId) => ({ personId, organisationId: branch, posts: [] })),
};
const inOffice = { personId: chief, inOffice: true };

function aRectification(changes: Partial<Rectification>): Rectification {
  return {
    rectificationId: 'r1' as RectificationId,
    cycleId: 'c1' as CycleId,
    state: 'inProgress',
    ownerId: owner,
    leaderId: null,
    claimedById: null,
    concernedIds: [],
    deadline: day('2026-12-15'),
    lastStepOn: null,
    measures: [],
    ...changes,
  };
}

describe('a step', () => {
  const early = day('2026-11-19');
  const said = { by: inOffice, on: early };
  const lately = (state: RectificationState) =>
    aRectification({ state, lastStepOn: day('2026-11-20') });
  const words = { verifierId: chief, on: early, words: '现场看过' };

  it.each([
    [
      'progress',
      reportProgress(lately('inProgress'), { ...said, text: '已动工', measuresDone: [] }),
    ],
    ['a claim', claimDone(lately('inProgress'), { ...said, evidence: '照片' })],
    ['a claim taken back', takeBack(lately('doneClaimed'), { ...said, reason: '没做完' })],
    ['a verification', verify(lately('doneClaimed'), words, tree)],
    ['a return', returnForWork(lately('doneClaimed'), words, tree)],
    ['closing', close(lately('verified'), early)],
    ['more time', extend(lately('inProgress'), { on: early, to: day('2026-12-20'), reason: '雨' })],
    [
      'reopening',
      reopen(lately('closed'), { on: early, deadline: day('2026-12-20'), reason: '又漏' }),
    ],
  ])('is not before the one before it: %s', (_, decided) => {
    expect(decided).toEqual({ ok: false, refusal: 'before-last-step' });
  });

  it('may be on the same day, and on any where the last one is not known', () => {
    const claim = { ...said, evidence: '照片' };

    expect(claimDone(aRectification({ lastStepOn: early }), claim).ok).toBe(true);
    expect(claimDone(aRectification({ lastStepOn: null }), claim).ok).toBe(true);
  });
});
