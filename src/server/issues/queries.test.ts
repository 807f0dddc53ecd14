import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { someDay, twoBranches } from '../../../test/support/branches.ts';
import { recordFacts } from '../../../test/support/record-facts.ts';
import { newIntent, openVillage, type Village } from '../../../test/support/village.ts';
import type { Role } from '#core/people/roles.ts';
import { personScope, type Scope } from '../platform/scope.ts';

const { ids, facts } = twoBranches();
let village: Village;
let chief: Scope;

beforeAll(async () => {
  village = await openVillage();
  await recordFacts(village, facts);
  chief = personScope(village.tenantId, ids.chief, new Set<Role>(['head', 'groupMember']));
});
afterAll(() => village.close());

const by = (scope: Scope) => ({ scope, intent: newIntent() });
const refusedWith = (code: string) => ({ ok: false, refusal: { code } });

describe('problems, ideas and orders', () => {
  const problem = { source: 'public', text: '3组路灯坏了两个多月', number: '问2' } as const;

  it('are linked many to many and counted as of a day', async () => {
    const { door } = village.application;
    const raisedOn = someDay('2026-06-05');
    const issue = await door.act('issues.register', { ...problem, raisedOn }, by(chief));
    const issueId = issue.ok ? issue.value.issueId : undefined;
    if (!issueId) throw new Error('no issue');
    const idea = { text: '路灯编号', feasible: true, issueIds: [issueId] };
    const given = { ...idea, givenOn: someDay('2026-06-11') };
    const first = await door.act('ideas.register', given, by(chief));
    await door.act('ideas.register', { text: '办流动课堂', feasible: true }, by(chief));
    const again = first.ok ? { ideaId: first.value.ideaId, issueId } : undefined;
    if (!again) throw new Error('no idea');

    expect(await door.act('ideas.link', again, by(chief))).toMatchObject(
      refusedWith('already-linked'),
    );
    const shown = await door.query('issues.show', { issueId }, chief);
    expect(shown.ok && shown.value.linkedIdeas.map((each) => each.text)).toEqual(['路灯编号']);
    const early = await door.query('issues.list', { asOf: someDay('2026-06-10') }, chief);
    expect(early.ok && early.value.totals).toMatchObject({ problems: 1, ideas: 0 });
    const now = await door.query('issues.list', {}, chief);
    expect(now.ok && now.value.totals).toMatchObject({ publicProblems: 1, feasibleIdeas: 2 });
  });

  it('an order makes its head the owner', async () => {
    const { door } = village.application;
    const order = {
      organisationId: ids.second,
      problem: '上半年只开了1次支部会',
      requirement: '补开支部会',
      deadline: someDay('2026-12-10'),
    };

    const issued = await door.act('orders.issue', order, by(chief));
    const rectificationId = issued.ok ? issued.value.rectificationId : undefined;
    if (!rectificationId) throw new Error('no order');
    const shown = await door.query('rectifications.show', { rectificationId }, chief);

    expect(shown.ok && shown.value).toMatchObject({
      owner: { name: '吕瑞芳' },
      order: { signatory: { name: '袁丽华' } },
    });
  });

  it('mediation cases are counted and never named', async () => {
    const { door } = village.application;
    const settledOn = someDay('2026-11-02');
    const mediation = { openedOn: someDay('2026-10-10'), settledOn, outcome: 'settled' } as const;

    await door.act('mediations.record', mediation, by(chief));

    expect(await door.query('mediations.count', {}, chief)).toEqual({
      ok: true,
      value: { open: 0, settled: 1, failed: 0 },
    });
  });
});

describe('the list', () => {
  let other: Village;
  beforeEach(async () => {
    other = await openVillage();
    await recordFacts(other, facts);
  });

  it('shows overdue ones first, pages without gaps, and knows an earlier day', async () => {
    const { door } = other.application;
    const chief = personScope(other.tenantId, ids.chief, new Set<Role>(['head']));
    for (const deadline of ['2026-12-20', '2026-09-30', '2026-11-25', '2026-10-31']) {
      const task = {
        source: 'public' as const,
        problem: deadline,
        ownerId: ids.firstHead,
        assignedOn: someDay('2026-08-01'),
        deadline: someDay(deadline),
      };
      await door.act('rectifications.assign', task, { scope: chief, intent: newIntent() });
    }

    const first = await door.query('rectifications.list', { limit: 3 }, chief);
    if (!first.ok) throw new Error(first.refusal.code);
    const second = await door.query(
      'rectifications.list',
      { limit: 3, after: first.value.next ?? '' },
      chief,
    );
    const then = await door.query('rectifications.list', { asOf: someDay('2026-10-15') }, chief);
    const soon = await door.query('rectifications.list', { state: 'dueSoon' }, chief);
    await other.close();

    const rows = [...first.value.rows, ...(second.ok ? second.value.rows : [])];
    expect(rows.map((row) => [row.problem, row.daysOver])).toEqual([
      ['2026-09-30', 54],
      ['2026-10-31', 23],
      ['2026-11-25', 0],
      ['2026-12-20', 0],
    ]);
    expect(first.value.totals).toMatchObject({ all: 4, overdue: 2, dueSoon: 1 });
    expect(then.ok && then.value.totals.overdue).toBe(1);
    expect(soon.ok && soon.value.rows.map((row) => row.problem)).toEqual(['2026-11-25']);
  });
});
