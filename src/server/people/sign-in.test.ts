import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Office, openOffice, value } from '../../../test/support/leading-group.ts';
import { movingClock } from '../../../test/support/moving-clock.ts';
import { newIntent, openVillage, type Village } from '../../../test/support/village.ts';
import { freshId } from '../platform/fresh-id.ts';
import type { TenantId } from '#core/kernel/ids.ts';

const morning = '2026-11-23T01:00:00Z';
const clock = movingClock(morning);
let village: Village;
let office: Office;

beforeAll(async () => {
  village = await openVillage(clock);
  office = await openOffice(village);
});
beforeEach(() => clock.setTo(morning));
afterAll(() => village.close());

function issue() {
  return village.application.signIn.issueCode(village.tenantId, office.people.袁丽华);
}
async function signedIn(): Promise<string> {
  return value(await village.application.signIn.redeem(await issue()));
}

describe('a sign-in code', () => {
  it('gives a session with the roles of its person', async () => {
    const scope = await village.application.signIn.scopeOf(await signedIn());

    expect(scope?.personId).toBe(office.people.袁丽华);
    expect(scope?.tenantId).toBe(village.tenantId);
    expect([...(scope?.roles ?? [])].toSorted()).toEqual([
      'groupMember',
      'head',
      'member',
      'unitHead',
    ]);
  });

  it('without a person is for the set-up and may import', async () => {
    const { signIn } = village.application;
    const token = value(await signIn.redeem(await signIn.issueCode(village.tenantId, null)));

    const scope = await signIn.scopeOf(token);

    expect(scope).toMatchObject({ personId: null, by: { operator: 'set-up' } });
    expect([...(scope?.roles ?? [])]).toEqual(['operator']);
  });

  it('works once', async () => {
    const code = await issue();
    const { signIn } = village.application;

    const answers = [await signIn.redeem(code), await signIn.redeem(code)];

    expect(answers).toMatchObject([{ ok: true }, { refusal: { code: 'wrong-sign-in-code' } }]);
  });

  it('used by two at once works for one of them', async () => {
    const code = await issue();
    const { signIn } = village.application;

    const answers = await Promise.all([signIn.redeem(code), signIn.redeem(code)]);

    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });

  it.each([
    [23, true],
    [24, false],
  ])('after %i hours still works: %s', async (hours, ok) => {
    const code = await issue();
    clock.goOn(hours);

    expect((await village.application.signIn.redeem(code)).ok).toBe(ok);
  });

  it('of one organisation opens no other', async () => {
    const code = await issue();
    const elsewhere = `${freshId<TenantId>()}.${code.split('.')[1]}`;

    expect(await village.application.signIn.redeem(elsewhere)).toMatchObject({
      refusal: { code: 'wrong-sign-in-code' },
    });
  });

  it.each(['', 'abc', `${'0'.repeat(36)}.x`, "'; drop table person; --"])(
    'that is none is refused: %j',
    async (code) => {
      expect((await village.application.signIn.redeem(code)).ok).toBe(false);
    },
  );

  it('is not kept in the database', async () => {
    const code = await issue();
    const client = await village.application.pool.connect();
    await client.query(`select set_config('app.tenant', $1, false)`, [village.tenantId]);
    const { rows } = await client.query<{ code_hash: string }>(
      'select code_hash from sign_in_code',
    );
    client.release(true);

    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some((row) => code.includes(row.code_hash))).toBe(false);
  });
});

describe('a session', () => {
  it.each([
    [11, true],
    [12, false],
  ])('after %i hours is still there: %s', async (hours, there) => {
    const token = await signedIn();
    clock.goOn(hours);

    expect((await village.application.signIn.scopeOf(token)) !== undefined).toBe(there);
  });

  it('ends with signing out, and no other with it', async () => {
    const { signIn } = village.application;
    const [one, other] = [await signedIn(), await signedIn()];

    await signIn.signOut(one);

    expect(await signIn.scopeOf(one)).toBeUndefined();
    expect(await signIn.scopeOf(other)).toBeDefined();
  });

  it('that has ended is told nothing, not even what its own act came to', async () => {
    const { door, signIn } = village.application;
    const token = value(await signIn.redeem(await signIn.issueCode(village.tenantId, null)));
    const session = signIn.proofOf(token);
    if (!session) throw new Error('a fresh token is one');
    const caller = { scope: session, intent: newIntent() };
    const branch = { parentId: null, kind: 'unit', name: '第九党支部' } as const;
    value(await door.act('organisations.register', branch, caller));
    value(await door.query('people.list', {}, session));

    await signIn.signOut(token);

    const refused = { ok: false, refusal: { code: 'not-signed-in' } };
    expect(await door.act('organisations.register', branch, caller)).toMatchObject(refused);
    expect(await door.query('people.list', {}, session)).toMatchObject(refused);
  });

  it('of one organisation is none in another', async () => {
    const token = await signedIn();
    const elsewhere = `${freshId<TenantId>()}.${token.split('.')[1]}`;

    expect(await village.application.signIn.scopeOf(elsewhere)).toBeUndefined();
  });

  it('loses the rights of a post on the day after its end', async () => {
    const { door, signIn } = village.application;
    const personId = office.people.吕瑞芳;
    const token = value(await signIn.redeem(await signIn.issueCode(village.tenantId, personId)));
    const { posts } = value(await door.query('people.show', { personId }, village.operator));
    const caller = { scope: village.operator, intent: newIntent() };
    value(await door.act('posts.end', { postId: posts[0]?.postId ?? '' }, caller));

    expect((await signIn.scopeOf(token))?.roles.has('unitHead')).toBe(true);
    clock.setTo('2026-11-24T00:30:00Z');
    const renewed = value(await signIn.redeem(await signIn.issueCode(village.tenantId, personId)));
    expect((await signIn.scopeOf(renewed))?.roles.has('unitHead')).toBe(false);
  });
});
