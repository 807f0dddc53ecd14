import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { type Office, openOffice, value } from '../../../test/support/leading-group.ts';
import { newIntent, openVillage, type Village } from '../../../test/support/village.ts';

let village: Village;
let office: Office;

beforeAll(async () => {
  village = await openVillage();
  office = await openOffice(village);
});
afterAll(() => village.close());

function caller() {
  return { scope: office.as('袁丽华'), intent: newIntent() };
}
async function shown(asOf?: string) {
  const input = asOf === undefined ? {} : { asOf };
  return value(await village.application.door.query('cycles.show', input, office.as('袁丽华')));
}

test('a cycle cites its mandate with the number as GB/T 9704 writes it', async () => {
  const cycle = await shown();

  expect(cycle.mandate.number).toBe('江创办〔2026〕12号');
  expect(cycle.organisationName).toBe('禾塘村党总支');
  expect(cycle).toMatchObject({ state: 'running', nextState: 'closing', plan: null });
  expect(cycle.leadingGroup.map((each) => [each.role, each.name])).toEqual([
    ['head', '袁丽华'],
    ['deputy', '李雨婷'],
    ['member', '吕瑞芳'],
  ]);
  expect(cycle.boxKeepers).toHaveLength(2);
});

describe('a plan', () => {
  it('is suggested, adopted as it is, and adopted anew', async () => {
    const { door } = village.application;
    const { cycleId } = office;
    const suggested = (await shown()).suggestedMilestones;
    value(await door.act('cycles.adoptPlan', { cycleId, aims: '查找差距' }, caller()));

    expect((await shown()).plan).toMatchObject({ version: 1, aims: '查找差距' });
    expect((await shown()).plan?.milestones).toMatchObject(suggested);

    const own = {
      stage: null,
      step: '慰问老党员',
      owner: '第三党支部',
      plannedFrom: '2026-10-01',
      plannedUntil: '2026-10-19',
    };
    const sent = { cycleId, aims: '查找差距', milestones: [own] };
    value(await door.act('cycles.adoptPlan', sent, caller()));

    const { plan } = await shown('2026-10-20');
    expect(plan).toMatchObject({ version: 2, milestones: [{ ...own, state: 'overdue' }] });
  });

  it('refuses a stage that ends before it begins', async () => {
    const backward = {
      stage: null,
      step: '某事',
      owner: '',
      plannedFrom: '2026-10-02',
      plannedUntil: '2026-10-01',
    };
    const sent = { cycleId: office.cycleId, aims: '', milestones: [backward] };

    expect(await village.application.door.act('cycles.adoptPlan', sent, caller())).toMatchObject({
      refusal: { code: 'bad-input', problems: [{ code: 'dates-reversed' }] },
    });
  });

  it('shows beside the plan when the box was opened', async () => {
    const { door } = village.application;
    const { cycleId } = office;
    value(await door.act('cycles.adoptPlan', { cycleId, aims: '' }, caller()));
    const keeperIds = [office.people.赵志强, office.people.秦树林];
    for (const openedOn of ['2026-07-15', '2026-08-30']) {
      const caller = { scope: office.as('赵志强'), intent: newIntent() };
      value(await door.act('openings.record', { openedOn, keeperIds, empty: true }, caller));
    }

    const stageOn = async (asOf: string) =>
      (await shown(asOf)).plan?.milestones.find((each) => each.stage === 'box');

    expect(await stageOn('2026-08-01')).toMatchObject({
      actualFrom: '2026-07-15',
      actualUntil: '2026-07-15',
      state: 'begun',
    });
    expect(await stageOn('2026-11-23')).toMatchObject({ actualUntil: '2026-08-30', state: 'done' });
  });
});

test('the usual criteria are adopted by their letter, own ones as a new version', async () => {
  const { door } = village.application;
  const { cycleId } = office;
  for (const code of ['A', 'B', 'C', 'D'] as const) {
    value(await door.act('cycles.adoptCriteria', { cycleId, code }, caller()));
  }
  const own = { cycleId, code: 'D', criteria: ['生态优先'] } as const;
  value(await door.act('cycles.adoptCriteria', { ...own, criteria: [...own.criteria] }, caller()));

  expect((await shown()).criteria).toEqual([
    { code: 'A', version: 1, criteria: ['班子团结', '工作实效', '发挥作用', '群众满意'] },
    { code: 'B', version: 1, criteria: ['党性原则', '政治觉悟', '为民服务', '发挥作用'] },
    { code: 'C', version: 1, criteria: ['服务中心', '发挥作用', '为民办实事'] },
    { code: 'D', version: 2, criteria: ['生态优先'] },
  ]);
});

test.each([
  ['who is in it already', '李雨婷', 'office', 'already-named'],
  ['as a second head', '范启航', 'head', 'already-named'],
] as const)('the leading group takes nobody %s', async (_, name, role, code) => {
  const { cycleId, people } = office;
  const input = { cycleId, personId: people[name], role };

  expect(await village.application.door.act('leadingGroup.name', input, caller())).toMatchObject({
    refusal: { code },
  });
});

test('the head of the leading group keeps no box', async () => {
  const { cycleId } = office;
  const personId = (await shown()).leadingGroup.find((each) => each.role === 'head')?.personId;
  const input = { cycleId, personId: personId ?? '' };

  expect(await village.application.door.act('boxKeepers.name', input, caller())).toMatchObject({
    ok: false,
    refusal: { code: 'head-keeps-no-box', place: 'personId' },
  });
});

test('a term ends, the rights with it, and the next head takes over the day after', async () => {
  const { door } = village.application;
  const { cycleId, people } = office;
  const as = office.as('袁丽华');
  const name = (personId: string, from: string) =>
    door.act('leadingGroup.name', { cycleId, personId, role: 'head', from }, caller());

  const early = await name(people.范启航, '2026-12-01');
  const ended = { cycleId, personId: people.袁丽华, until: '2026-11-30' };
  value(await door.act('leadingGroup.end', ended, caller()));
  const again = await door.act('leadingGroup.end', ended, caller());
  const overlapping = await name(people.范启航, '2026-11-30');
  const next = await name(people.范启航, '2026-12-01');
  const keeper = await name(people.赵志强, '2027-01-01');
  const asked = { asOf: '2026-12-01' } as const;
  const cycle = value(await door.query('cycles.show', asked, as));

  expect(early).toMatchObject({ refusal: { code: 'already-named' } });
  expect(again).toMatchObject({ refusal: { code: 'not-found' } });
  expect(overlapping).toMatchObject({ refusal: { code: 'already-named' } });
  expect([next.ok, keeper.ok]).toEqual([true, false]);
  expect(cycle.leadingGroup.map((seat) => [seat.role, seat.name])).toContainEqual([
    'head',
    '范启航',
  ]);
  expect(cycle.formerGroup.map((seat) => [seat.name, seat.until])).toEqual([
    ['袁丽华', '2026-11-30'],
  ]);
});

test('a keeper gives the key back and may have it again later', async () => {
  const { door } = village.application;
  const { cycleId, people } = office;
  const personId = people.赵志强;
  const last = await door.act(
    'boxKeepers.end',
    { cycleId, personId, until: '2026-02-01' },
    caller(),
  );
  value(await door.act('boxKeepers.end', { cycleId, personId, until: '2026-11-30' }, caller()));
  value(await door.act('boxKeepers.name', { cycleId, personId, from: '2026-12-05' }, caller()));
  const asked = { asOf: '2026-12-02' } as const;
  const cycle = value(await door.query('cycles.show', asked, office.as('袁丽华')));

  expect(last).toMatchObject({ refusal: { code: 'ends-before-it-begins', place: 'until' } });
  expect(cycle.formerKeepers).toMatchObject([{ personId, until: '2026-11-30' }]);
  expect(cycle.boxKeepers.map((term) => term.personId)).toContain(personId);
});

test('a cycle moves on one state at a time and takes nothing more once it is reported', async () => {
  const { door } = village.application;
  const { cycleId } = office;

  const leap = await door.act('cycles.move', { cycleId, to: 'reported' }, caller());
  value(await door.act('cycles.move', { cycleId, to: 'closing' }, caller()));
  value(await door.act('cycles.move', { cycleId, to: 'reported' }, caller()));
  const late = await door.act('cycles.adoptCriteria', { cycleId, code: 'A' }, caller());

  expect(leap).toMatchObject({ refusal: { code: 'wrong-state' } });
  expect(late).toMatchObject({ refusal: { code: 'cycle-closed' } });
  expect((await shown()).state).toBe('reported');
});

test('the next cycle takes over when it is under way, not while it is drafted', async () => {
  const { door } = village.application;
  const { cycleId, root: organisationId } = office;
  const days = { startsOn: '2027-03-01', endsOn: '2027-11-30' } as const;
  const mandate = { issuer: '', title: '', number: '', date: null };
  const next = { organisationId, name: '2027年度', ...days, mandate };

  const opened = value(await door.act('cycles.open', next, caller()));
  const drafted = (await shown()).cycleId;
  for (const to of ['published', 'running'] as const) {
    value(await door.act('cycles.move', { cycleId: opened.cycleId, to }, caller()));
  }

  expect(drafted).toBe(cycleId);
  expect((await shown()).cycleId).toBe(opened.cycleId);
});
