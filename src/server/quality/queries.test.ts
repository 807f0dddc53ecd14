import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asksForCheck } from '#core/quality/signals.ts';
import { someDay } from '../../../test/support/branches.ts';
import { openVillage, type Village } from '../../../test/support/village.ts';
import { value } from '../../../test/support/leading-group.ts';
import { createDemo } from '../demo/create-demo.ts';
import { freshId } from '../platform/fresh-id.ts';
import { operatorScope, personScope, type Scope } from '../platform/scope.ts';

let village: Village;
let head: Scope;

beforeAll(async () => {
  village = await openVillage();
  const tenantId = await createDemo(village.application, 'example/village');
  const operator = operatorScope(tenantId, 'test');
  const { people } = value(
    await village.application.door.query('people.list', { name: '袁丽华' }, operator),
  );
  const [person] = people;
  if (!person) throw new Error('nobody');
  head = personScope(tenantId, person.personId, new Set(['head', 'groupMember', 'member']));
});
afterAll(() => village.close());

describe('the example village', () => {
  it.each([
    ['2026-11-23', 12],
    ['2026-11-01', 1],
    ['2026-09-30', 0],
  ])('has on %s %i overdue', async (asOf, overdue) => {
    const { door } = village.application;

    const shown = value(await door.query('dashboard.show', { asOf }, head));

    expect(shown.rectifications.overdue).toBe(overdue);
  });

  it('gives the same figures from counters and from rows', async () => {
    const { door } = village.application;
    const now = value(await door.query('dashboard.show', { asOf: '2026-09-25' }, head));
    const early = value(await door.query('dashboard.show', { asOf: '2026-09-24' }, head));

    expect([now.countedFrom, early.countedFrom]).toEqual(['counters', 'rows']);
    expect(now.reviews.total - early.reviews.total).toBe(23);
    expect(now).toMatchObject({
      members: { total: 66, byOthers: 66 },
      issues: { publicProblems: 11, feasibleIdeas: 19 },
    });
    expect(sumOf(early.reviews.byMode)).toBe(early.reviews.total);
    expect(sumOf(early.reviews.byRelation)).toBe(early.reviews.total);
  });

  it('shows nobody but the head how many talks there were', async () => {
    const { door } = village.application;
    const member = personScope(head.tenantId, freshId(), new Set(['groupMember', 'member']));

    const [asHead, asMember] = await Promise.all(
      [head, member].map((scope) => door.query('dashboard.show', {}, scope)),
    );

    expect(asHead && talksIn(value(asHead))).toBe(6);
    expect(asMember && talksIn(value(asMember))).toBe(0);
  });

  it('has these signs of formalism to look at', async () => {
    const { signals } = value(await village.application.door.query('quality.signals', {}, head));

    expect(signals.map((signal) => [signal.kind, signal.count])).toEqual([
      ['closedByOwner', 1],
      ['closedBySubordinate', 2],
      ['closedWithoutEvidence', 9],
      ['ownerOutsideUnit', 3],
      ['copiedText', 8],
      ['noShortcoming', 1],
      ['importedOnOneDay', 100],
      ['ideaBeforeProblem', 4],
    ]);
    const home = value(await village.application.door.query('home.show', {}, head));
    expect(home.office?.signals).toBe(signals.filter(asksForCheck).length);
    expect(home.office?.signals).toBe(7);
  });

  it('has fewer of them on an earlier day, told the same by home and by their page', async () => {
    const { door } = village.application;
    const asked = { asOf: someDay('2026-09-15') };

    const { signals } = value(await door.query('quality.signals', asked, head));
    const home = value(await door.query('home.show', asked, head));

    expect(signals.map((signal) => [signal.kind, signal.count])).toEqual([
      ['closedByOwner', 1],
      ['closedBySubordinate', 1],
      ['closedWithoutEvidence', 5],
      ['ownerOutsideUnit', 3],
      ['ideaBeforeProblem', 4],
    ]);
    expect(home.office?.signals).toBe(signals.length);
  });

  it('begins with what is overdue, for the owner with his own only', async () => {
    const { door } = village.application;
    const { rows } = value(await door.query('home.show', {}, head)).overdue;
    const overdue = { state: 'overdue' } as const;
    const all = value(await door.query('rectifications.list', overdue, head)).rows;
    const member = all.find((row) => row.leader?.name === '李雨婷')?.owner;
    if (!member) throw new Error('nothing overdue');
    const owner = personScope(head.tenantId, member.id, new Set(['member']));

    const own = value(await door.query('home.show', {}, owner));

    expect(rows[0]?.problem).toBe('货车进厂道路窄,会车难');
    expect(own.overdue.rows.map((row) => row.owner.id)).toEqual([member.id]);
    expect([own.office, own.setUp]).toEqual([null, null]);
  });

  it('tells the one-time set-up, and nobody else, whose link is to be fetched now', async () => {
    const { door, signIn } = village.application;
    const code = await signIn.issueCode(head.tenantId, null);
    const setUp = await signIn.scopeOf(value(await signIn.redeem(code)));
    if (!setUp) throw new Error('not signed in');

    const toldSetUp = value(await door.query('home.show', {}, setUp));
    const toldHead = value(await door.query('home.show', {}, head));

    expect(toldSetUp.setUp).toEqual({ headName: '袁丽华' });
    expect(toldHead.setUp).toBeNull();
  });

  it('tells the set-up nothing before anything is imported', async () => {
    const home = value(await village.application.door.query('home.show', {}, village.operator));

    expect(home).toMatchObject({ cycle: null, setUp: null });
  });
});

function sumOf(counts: readonly { readonly n: number }[]): number {
  return counts.reduce((sum, { n }) => sum + n, 0);
}

function talksIn({ reviews }: { reviews: { byMode: { mode: string; n: number }[] } }) {
  return reviews.byMode.find(({ mode }) => mode === 'talk')?.n;
}
