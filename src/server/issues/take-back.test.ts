import { afterAll, beforeAll, expect, it } from 'vitest';
import { someDay, twoBranches } from '../../../test/support/branches.ts';
import { recordFacts } from '../../../test/support/record-facts.ts';
import { newIntent, openVillage, type Village } from '../../../test/support/village.ts';
import type { PersonId, RectificationId } from '#core/kernel/ids.ts';
import type { Role } from '#core/people/roles.ts';
import { personScope, type Scope } from '../platform/scope.ts';

const { ids, facts } = twoBranches();
let village: Village;
let chief: Scope;
let owner: Scope;

beforeAll(async () => {
  village = await openVillage();
  await recordFacts(village, facts);
  const scope = (personId: PersonId, ...roles: Role[]) =>
    personScope(village.tenantId, personId, new Set<Role>(['member', ...roles]));
  chief = scope(ids.chief, 'head', 'groupMember', 'unitHead');
  owner = scope(ids.firstMember);
});
afterAll(() => village.close());

const by = (scope: Scope) => ({ scope, intent: newIntent() });

async function claimedByItsOwner(): Promise<RectificationId> {
  const { door } = village.application;
  const task = {
    source: 'public' as const,
    problem: '货车进厂道路窄,会车难',
    ownerId: ids.firstMember,
    assignedOn: someDay('2026-11-01'),
    deadline: someDay('2026-12-15'),
  };
  const made = await door.act('rectifications.assign', task, by(chief));
  if (!made.ok) throw new Error(made.refusal.code);
  const { rectificationId } = made.value;
  const claim = { rectificationId, evidence: '现场照片3张' };
  const done = await door.act('rectifications.claimDone', claim, by(owner));
  if (!done.ok) throw new Error(done.refusal.code);
  return rectificationId;
}

it('a report that it is done is taken back by its owner, and both stay in the history', async () => {
  const rectificationId = await claimedByItsOwner();
  const { door } = village.application;
  const mistake = { rectificationId, reason: '第三处还没有验收' };

  const taken = await door.act('rectifications.takeBack', mistake, by(owner));
  const again = await door.act('rectifications.takeBack', mistake, by(owner));
  const shown = await door.query('rectifications.show', { rectificationId }, owner);

  expect(taken).toEqual({ ok: true, value: { state: 'inProgress' } });
  expect(again).toMatchObject({ ok: false, refusal: { code: 'wrong-state' } });
  expect(shown.ok && shown.value).toMatchObject({ state: 'inProgress', claimedOn: null });
  expect(shown.ok && shown.value.history.slice(-2)).toMatchObject([
    { type: 'rectification.doneClaimed', words: '现场照片3张' },
    { type: 'rectification.claimTakenBack', words: '第三处还没有验收' },
  ]);
});

it.each([
  ['taken back', 'rectifications.takeBack', { reason: '第三处还没有验收' }],
  ['returned', 'rectifications.return', { reason: '第三处没有做' }],
] as const)('no step is before a report that was %s', async (_, undo, words) => {
  const rectificationId = await claimedByItsOwner();
  const { door } = village.application;
  const undone = await door.act(undo, { rectificationId, ...words }, by(chief));
  const claim = { rectificationId, evidence: '现场照片5张' };
  const on = (day: string) => ({ ...claim, on: someDay(day) });

  const before = await door.act('rectifications.claimDone', on('2026-11-22'), by(owner));
  const onTheDay = await door.act('rectifications.claimDone', on('2026-11-23'), by(owner));

  expect([undone, onTheDay]).toMatchObject([{ ok: true }, { ok: true }]);
  expect(before).toEqual({ ok: false, refusal: { code: 'before-last-step', place: 'on' } });
});

it('a report that somebody verified is not taken back', async () => {
  const rectificationId = await claimedByItsOwner();
  const { door } = village.application;
  await door.act('rectifications.verify', { rectificationId, finding: '看过' }, by(chief));

  const mistake = { rectificationId, reason: '还差一处' };
  const refused = await door.act('rectifications.takeBack', mistake, by(owner));

  expect(refused).toMatchObject({ ok: false, refusal: { code: 'wrong-state' } });
});
