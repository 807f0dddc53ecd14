import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DeskSignInId } from '#core/accounts/facts.ts';
import {
  codeOf,
  type DeskOffice,
  openDeskOffice,
  password,
} from '../../../test/support/desk-office.ts';
import { newIntent } from '../../../test/support/village.ts';
import { freshId } from '../platform/fresh-id.ts';

let there: DeskOffice;

beforeAll(async () => {
  there = await openDeskOffice();
});
beforeEach(() => there.minutesPass(60 * 24 * 30));
afterAll(() => there.village.close());

describe('a desk sign-in', () => {
  test('opens with name, password and the six digits, in any case of the name', async () => {
    const kit = await there.setUp('李雨婷', 'Li.Yuting');

    const session = await there.signIn({ name: ' li.YUTING ' }, { code: kit.digits() });

    const scope = await there.village.application.signIn.scopeOf(session.ok ? session.value : '');
    expect(scope?.personId).toBe(there.office.people.李雨婷);
    expect([...(scope?.roles ?? [])]).not.toContain('deskHolder');
  });

  test('is not there before a code of the authenticator has confirmed it', async () => {
    await there.reset('李雨婷');
    const begun = await there.begin('李雨婷', 'half-way');
    if (!begun.ok) throw new Error(begun.refusal.code);
    const { draft, secret } = begun.value;
    const confirm = (typed: string) =>
      there.desk.confirm({
        scope: there.office.as('李雨婷'),
        draft,
        code: typed,
        intent: newIntent(),
      });

    const wrong = await confirm('000000');
    const early = await there.signIn({ name: 'half-way' }, { code: there.digitsOf(secret) });
    const again = await there.desk.resume({ scope: there.office.as('李雨婷'), draft });

    expect(wrong).toMatchObject({ refusal: { problems: [{ code: 'wrong-authenticator-code' }] } });
    expect(codeOf(early)).toBe('wrong-desk-sign-in');
    expect(again).toEqual(begun.value);
    expect(codeOf(await confirm(there.digitsOf(secret)))).toBe('in');
  });

  test('whose page lay open for more than half an hour is not set up', async () => {
    await there.reset('李雨婷');
    const begun = await there.begin('李雨婷', 'slow');
    if (!begun.ok) throw new Error(begun.refusal.code);
    there.minutesPass(31);

    const late = await there.desk.confirm({
      scope: there.office.as('李雨婷'),
      draft: begun.value.draft,
      code: there.digitsOf(begun.value.secret),
      intent: newIntent(),
    });

    expect(codeOf(late)).toBe('desk-draft-over');
  });

  test('begun by one is confirmed by nobody else', async () => {
    await there.reset('吕瑞芳');
    const begun = await there.begin('吕瑞芳', 'hers');
    if (!begun.ok) throw new Error(begun.refusal.code);
    const { draft, secret } = begun.value;
    const scope = there.office.as('范启航');

    expect(await there.desk.resume({ scope, draft })).toBeUndefined();
    const taken = { scope, draft, code: there.digitsOf(secret), intent: newIntent() };
    expect(codeOf(await there.desk.confirm(taken))).toBe('desk-draft-over');
  });

  test('confirmed twice with one form is one, and shows the same recovery codes', async () => {
    await there.reset('吕瑞芳');
    const begun = await there.begin('吕瑞芳', 'double-tap');
    if (!begun.ok) throw new Error(begun.refusal.code);
    const { draft, secret } = begun.value;
    const sent = {
      scope: there.office.as('吕瑞芳'),
      draft,
      code: there.digitsOf(secret),
      intent: newIntent(),
    };

    const [first, second] = await Promise.all([there.desk.confirm(sent), there.desk.confirm(sent)]);

    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
    expect(new Set(first.ok ? first.value : []).size).toBe(10);
  });

  test.each([
    ['a', password, ['name: not-a-sign-in-name']],
    ['li', 'short', ['password: password-too-short']],
    ['li', '范启航的十个字密码啊', ['password: password-has-name']],
    ['li wei', '1234567890', ['name: not-a-sign-in-name', 'password: password-too-common']],
  ])('named %j with the password %j is refused: %j', async (name, chosen, problems) => {
    const answer = await there.begin('范启航', name, chosen);

    const found = answer.ok ? [] : (answer.refusal.problems ?? []);
    expect(found.map(({ place, code: each }) => `${place}: ${each}`)).toEqual(problems);
  });

  test('takes a name that nobody else of the organisation has, also for two at once', async () => {
    for (const who of ['吕瑞芳', '李雨婷', '范启航'] as const) await there.reset(who);
    const both = [await there.begin('吕瑞芳', 'wanted'), await there.begin('李雨婷', 'WANTED')];

    const answers = await Promise.all(
      both.map((begun, at) =>
        there.desk.confirm({
          scope: there.office.as(at === 0 ? '吕瑞芳' : '李雨婷'),
          draft: begun.ok ? begun.value.draft : '',
          code: there.digitsOf(begun.ok ? begun.value.secret : ''),
          intent: newIntent(),
        }),
      ),
    );

    expect(answers.map(codeOf).toSorted()).toEqual(['desk-name-taken', 'in']);
    expect(await there.begin('范启航', 'wanted')).toMatchObject({
      refusal: { problems: [{ place: 'name', code: 'sign-in-name-taken' }] },
    });
  });

  test('can be set up by nobody past the form, whatever their post', async () => {
    const input = {
      deskSignInId: freshId<DeskSignInId>(),
      name: 'forged',
      passwordHash: 'x',
      totpSealed: 'x',
      step: 1,
      recoveryHashes: Array.from({ length: 10 }, () => 'x'),
    };

    for (const scope of [there.office.as('袁丽华'), there.village.operator]) {
      const answer = await there.village.application.door.act('deskSignIn.setUp', input, {
        scope,
        intent: newIntent(),
      });
      expect(codeOf(answer)).toBe('not-found');
    }
  });
});
