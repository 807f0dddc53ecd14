import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { someDay, twoBranches } from '../../../test/support/branches.ts';
import { recordFacts } from '../../../test/support/record-facts.ts';
import { newIntent, openVillage, type Village } from '../../../test/support/village.ts';
import type { IssueId, PersonId, RectificationId, ReviewId } from '#core/kernel/ids.ts';
import { fact } from '#core/ledger/catalogue.ts';
import type { Role } from '#core/people/roles.ts';
import { freshId } from '../platform/fresh-id.ts';
import { personScope, type Scope } from '../platform/scope.ts';

const { ids, facts } = twoBranches();
let village: Village;
let as: Record<'chief' | 'firstHead' | 'secondHead' | 'firstMember', Scope>;

beforeAll(async () => {
  village = await openVillage();
  await recordFacts(village, facts);
  const scope = (personId: PersonId, ...roles: Role[]) =>
    personScope(village.tenantId, personId, new Set<Role>(['member', ...roles]));
  as = {
    chief: scope(ids.chief, 'head', 'groupMember', 'unitHead'),
    firstHead: scope(ids.firstHead, 'groupMember', 'unitHead'),
    secondHead: scope(ids.secondHead, 'groupMember', 'unitHead'),
    firstMember: scope(ids.firstMember),
  };
});
afterAll(() => village.close());

const by = (scope: Scope) => ({ scope, intent: newIntent() });

type Task = Parameters<typeof taskOf>[0];
function taskOf(changes: {
  ownerId?: PersonId;
  reviewId?: ReviewId;
  source?: 'public' | 'talk';
  measures?: string[];
}) {
  return {
    source: 'public' as const,
    problem: '货车进厂道路窄,会车难',
    measures: ['设会车点3处'],
    ownerId: ids.firstHead,
    leaderId: ids.chief,
    deadline: someDay('2026-12-15'),
    ...changes,
  };
}

async function assigned(changes: Task = {}): Promise<RectificationId> {
  const { door } = village.application;
  const made = await door.act('rectifications.assign', taskOf(changes), by(as.chief));
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value.rectificationId;
}

async function claimed(scope: Scope = as.firstHead): Promise<RectificationId> {
  const rectificationId = await assigned();
  const { door } = village.application;
  const shown = await door.query('rectifications.show', { rectificationId }, as.chief);
  const measuresDone = shown.ok ? shown.value.measures.map((each) => each.measureId) : [];
  const progress = { rectificationId, text: '三处会车点已浇筑', measuresDone };
  await door.act('rectifications.progress', progress, by(scope));
  const claim = { rectificationId, evidence: '现场照片3张,村民签字' };
  const done = await door.act('rectifications.claimDone', claim, by(scope));
  if (!done.ok) throw new Error(done.refusal.code);
  return rectificationId;
}

const refusedWith = (code: string) => ({ ok: false, refusal: { code } });

describe('a rectification', () => {
  it('goes from its owner through a check by someone else to its close-out', async () => {
    const rectificationId = await claimed();
    const { door } = village.application;

    await door.act('rectifications.verify', { rectificationId, finding: '已看现场' }, by(as.chief));
    const closed = await door.act('rectifications.close', { rectificationId }, by(as.chief));

    expect(closed).toEqual({ ok: true, value: { state: 'closed' } });
    const shown = await door.query('rectifications.show', { rectificationId }, as.chief);
    expect(shown.ok && shown.value).toMatchObject({
      state: 'closed',
      verifier: { name: '袁丽华' },
      closedOn: '2026-11-23',
    });
    expect(shown.ok && shown.value.history.map((entry) => [entry.type, entry.by])).toEqual([
      ['rectification.assigned', '袁丽华'],
      ['rectification.progressed', '李雨婷'],
      ['rectification.doneClaimed', '李雨婷'],
      ['rectification.verified', '袁丽华'],
      ['rectification.closed', '袁丽华'],
    ]);
  });

  it('is not verified by its owner', async () => {
    const rectificationId = await claimed();
    const check = { rectificationId, finding: '好' };

    const refused = await village.application.door.act(
      'rectifications.verify',
      check,
      by(as.firstHead),
    );

    expect(refused).toMatchObject(refusedWith('verifier-is-owner'));
  });

  it('is not verified by who reported it as done for the owner', async () => {
    const rectificationId = await claimed(as.secondHead);
    const check = { rectificationId, finding: '好' };
    const { door } = village.application;

    const refused = await door.act('rectifications.verify', check, by(as.secondHead));

    expect(refused).toMatchObject(refusedWith('verifier-made-claim'));
  });

  it.each([
    ['a subordinate of the owner', ids.firstMember, 'verifier-is-subordinate'],
    ['the owner', ids.firstHead, 'verifier-is-owner'],
    ['nobody', undefined, 'verifier-needed'],
  ])('is not verified on paper by %s', async (_, verifierId, code) => {
    const rectificationId = await claimed();
    const check = { rectificationId, finding: '好', verifierId };

    const refused = await village.application.door.act(
      'rectifications.verify',
      check,
      by(village.operator),
    );

    expect(refused).toMatchObject(refusedWith(code));
  });

  it('is verified once when two check it at the same time', async () => {
    const rectificationId = await claimed();
    const { door } = village.application;
    const check = { rectificationId, finding: '看过' };

    const both = await Promise.all([
      door.act('rectifications.verify', check, by(as.chief)),
      door.act('rectifications.verify', check, by(as.secondHead)),
    ]);

    expect(both.map((each) => each.ok).toSorted()).toEqual([false, true]);
    expect(both.find((each) => !each.ok)).toMatchObject(refusedWith('wrong-state'));
  });

  it('is not called done with an open measure', async () => {
    const rectificationId = await assigned();
    const claim = { rectificationId, evidence: '有' };

    const { door } = village.application;
    const refused = await door.act('rectifications.claimDone', claim, by(as.firstHead));

    expect(refused).toMatchObject(refusedWith('measures-open'));
  });

  it('comes back to its owner, is extended with a reason and goes on', async () => {
    const rectificationId = await claimed();
    const { door } = village.application;
    const back = { rectificationId, reason: '还差一处' };
    const more = { rectificationId, to: someDay('2026-12-31'), reason: '雨季停工' };

    expect(await door.act('rectifications.return', back, by(as.chief))).toEqual({
      ok: true,
      value: { state: 'inProgress' },
    });
    expect((await door.act('rectifications.extend', more, by(as.chief))).ok).toBe(true);
    const shown = await door.query('rectifications.show', { rectificationId }, as.chief);

    expect(shown.ok && shown.value).toMatchObject({
      deadline: '2026-12-31',
      firstDeadline: '2026-12-15',
      claimedOn: null,
    });
  });

  it('is claimed with a date that has come, and with evidence', async () => {
    const rectificationId = await assigned();
    const { door } = village.application;
    const tomorrow = { rectificationId, evidence: '照片', on: someDay('2026-11-24') };

    expect(await door.act('rectifications.claimDone', tomorrow, by(as.firstHead))).toMatchObject(
      refusedWith('date-in-future'),
    );
    expect(
      await door.act('rectifications.claimDone', { rectificationId, evidence: ' ' }, by(as.chief)),
    ).toMatchObject(refusedWith('bad-input'));
  });

  it('of someone else is not there for a plain member', async () => {
    const rectificationId = await assigned();
    const { door } = village.application;

    const shown = await door.query('rectifications.show', { rectificationId }, as.firstMember);
    const reported = await door.act(
      'rectifications.progress',
      { rectificationId, text: '看' },
      by(as.firstMember),
    );

    expect([shown, reported]).toMatchObject([refusedWith('not-found'), refusedWith('not-found')]);
  });

  it('of a plain member is his own to report on, and not his to verify', async () => {
    const rectificationId = await assigned({ ownerId: ids.firstMember, measures: [] });
    const { door } = village.application;
    const claim = { rectificationId, evidence: '照片' };

    expect((await door.act('rectifications.claimDone', claim, by(as.firstMember))).ok).toBe(true);
    const shown = await door.query('rectifications.show', { rectificationId }, as.firstMember);
    expect(shown.ok && shown.value.actions.find(({ action }) => action === 'verify')).toEqual({
      action: 'verify',
      refusal: 'needs-office',
    });
  });
});

describe('a rectification behind a talk', () => {
  const reviewId = freshId<ReviewId>();
  beforeAll(() =>
    recordFacts(village, [
      fact('review.recorded', {
        reviewId,
        cycleId: ids.cycle,
        sessionId: null,
        mode: 'talk',
        relation: 'leaderToMember',
        reviewers: [{ kind: 'person', personId: ids.chief }],
        subject: { kind: 'person', personId: ids.firstHead },
        unitId: ids.first,
        occurredOn: someDay('2026-08-19'),
        criteria: null,
        points: [],
        deadlineText: null,
        deadline: null,
        selfReview: false,
        jointWith: null,
        restricted: true,
        importId: null,
      }),
    ]),
  );

  it('is seen by the head and its owner, and not counted for others', async () => {
    const { door } = village.application;
    const before = await door.query('rectifications.list', {}, as.secondHead);
    const rectificationId = await assigned({ reviewId, source: 'talk' });
    const asked = { rectificationId };

    const seen = await Promise.all(
      [as.chief, as.firstHead, as.secondHead, village.operator].map((scope) =>
        door.query('rectifications.show', asked, scope),
      ),
    );
    const after = await door.query('rectifications.list', {}, as.secondHead);

    expect(seen.map((each) => each.ok)).toEqual([true, true, false, false]);
    expect(after.ok && after.value.totals).toEqual(before.ok && before.value.totals);
  });

  it('keeps its issues, their ideas, orders and rectifications with it, in no list and no count', async () => {
    const { door } = village.application;
    const lists = async (scope: Scope) => [
      await door.query('issues.list', {}, scope),
      await door.query('ideas.list', {}, scope),
      await door.query('orders.list', {}, scope),
      await door.query('rectifications.list', {}, scope),
    ];
    const before = JSON.stringify(await lists(as.secondHead));
    const problem = { source: 'talk', reviewId, text: '半年缺会4次' } as const;
    const issue = await door.act('issues.register', problem, by(as.chief));
    const issueId = issue.ok ? issue.value.issueId : freshId<IssueId>();
    const task = { ...taskOf({}), issueId };
    const fromIssue = await door.act('rectifications.assign', task, by(as.chief));
    const order = {
      organisationId: ids.first,
      reviewId,
      problem: '半年缺会4次',
      requirement: '按时参加',
      deadline: someDay('2026-12-15'),
    };
    const issued = await door.act('orders.issue', order, by(as.chief));

    expect([issue.ok, fromIssue.ok, issued.ok]).toEqual([true, true, true]);
    expect(JSON.stringify(await lists(as.secondHead))).toBe(before);
    expect(JSON.stringify(await lists(as.chief))).toContain('半年缺会4次');
    expect(await door.query('issues.show', { issueId }, as.secondHead)).toMatchObject(
      refusedWith('not-found'),
    );
    expect(
      await door.act('ideas.register', { text: '谈心', issueIds: [issueId] }, by(as.secondHead)),
    ).toMatchObject(refusedWith('not-found'));
    const idea = { text: '结对提醒', issueIds: [issueId] };
    expect((await door.act('ideas.register', idea, by(as.chief))).ok).toBe(true);
    const ideas = await door.query('ideas.list', {}, as.secondHead);
    expect(ideas.ok && ideas.value.rows.find((row) => row.text === '结对提醒')?.issues).toEqual([]);
  });
});
