import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  codeOf,
  type DeskOffice,
  openDeskOffice,
  otherPassword,
  password,
} from '../../../test/support/desk-office.ts';
import type { OfficeName } from '../../../test/support/leading-group.ts';
import { newIntent } from '../../../test/support/village.ts';

let there: DeskOffice;

beforeAll(async () => {
  there = await openDeskOffice();
});
beforeEach(() => there.minutesPass(60 * 24 * 30));
afterAll(() => there.village.close());

describe('a new password', () => {
  const change = async (
    who: OfficeName,
    sent: { old?: string; chosen?: string; session?: string; intent?: never },
  ) =>
    there.desk.changePassword({
      scope: there.office.as(who),
      deskSignInId: await there.idOf(who),
      old: password,
      chosen: otherPassword,
      session: '',
      intent: newIntent(),
      ...sent,
    });

  test('takes the old one, and ends the other sessions of that way', async () => {
    const kit = await there.setUp('李雨婷');
    const here = await there.signIn(kit, { code: kit.digits() });
    const elsewhere = await there.signIn(kit, { code: kit.digits(1) });

    const refused = await change('李雨婷', {
      old: otherPassword,
      chosen: '不相干的词 三轮车 灯塔',
    });
    const changed = await change('李雨婷', { session: here.ok ? here.value : '' });
    there.minutesPass(2);

    expect(refused).toMatchObject({ refusal: { code: 'wrong-desk-secret', place: 'old' } });
    expect(codeOf(changed)).toBe('in');
    expect([await there.personOf(here), await there.personOf(elsewhere)]).toEqual([
      there.office.people.李雨婷,
      undefined,
    ]);
    expect(codeOf(await there.signIn(kit, { code: kit.digits() }))).toBe('wrong-desk-sign-in');
    expect(codeOf(await there.signIn(kit, { password: otherPassword, code: kit.digits() }))).toBe(
      'in',
    );
  });

  test('sent twice with one form is one change', async () => {
    await there.setUp('李雨婷');
    const deskSignInId = await there.idOf('李雨婷');
    const scope = there.office.as('李雨婷');
    const intent = newIntent();
    const sent = { scope, deskSignInId, old: password, chosen: otherPassword, session: '', intent };

    const first = await there.desk.changePassword(sent);
    const second = await there.desk.changePassword(sent);

    expect([first, second].map(codeOf)).toEqual(['in', 'in']);
  });

  test('is refused like the first when it is easy, and after five wrong old ones waits', async () => {
    await there.setUp('李雨婷');

    const easy = await change('李雨婷', { chosen: 'password123' });
    const tried = [];
    for (let tries = 0; tries < 6; tries += 1) {
      tried.push(await change('李雨婷', { old: 'not it at all', chosen: otherPassword }));
    }

    expect(easy).toMatchObject({ refusal: { problems: [{ code: 'password-too-common' }] } });
    expect(tried.map(codeOf)).toEqual([
      ...Array<string>(4).fill('wrong-desk-secret'),
      ...Array<string>(2).fill('desk-secret-waits'),
    ]);
  });

  test('of somebody else can’t be set', async () => {
    await there.setUp('李雨婷');
    const deskSignInId = await there.idOf('李雨婷');
    const scope = there.office.as('吕瑞芳');
    const sent = { scope, deskSignInId, old: password, chosen: otherPassword, session: '' };

    const answer = await there.desk.changePassword({ ...sent, intent: newIntent() });

    expect(codeOf(answer)).toBe('wrong-state');
  });
});

describe('switching off', () => {
  const off = async (who: OfficeName, typed: string, session = '') =>
    there.desk.switchOff({
      scope: there.office.as(who),
      deskSignInId: await there.idOf(who),
      code: typed,
      session,
      intent: newIntent(),
    });

  test('takes six digits or a recovery code; then nothing of it opens anything', async () => {
    const kit = await there.setUp('李雨婷');
    const session = await there.signIn(kit, { code: kit.digits() });

    const refused = await off('李雨婷', '000000');
    const done = await off('李雨婷', kit.recoveryCodes[9] ?? '');

    expect([refused, done].map(codeOf)).toEqual(['wrong-desk-secret', 'in']);
    expect(await there.personOf(session)).toBeUndefined();
    expect(codeOf(await there.signIn(kit, { code: kit.digits(1) }))).toBe('wrong-desk-sign-in');
    expect(await there.shownTo('李雨婷')).toBeNull();
    expect(codeOf(await off('李雨婷', kit.digits(1)))).toBe('wrong-state');
  });

  test('takes a code that was not used to sign in', async () => {
    const kit = await there.setUp('李雨婷');
    await there.signIn(kit, { code: kit.digits() });

    expect(codeOf(await off('李雨婷', kit.digits()))).toBe('wrong-desk-secret');
    expect(codeOf(await off('李雨婷', kit.digits(1)))).toBe('in');
  });
});

describe('a reset', () => {
  const reset = (by: OfficeName | 'operator', who: OfficeName) =>
    there.village.application.door.act(
      'deskSignIn.reset',
      { personId: there.office.people[who] },
      {
        scope: by === 'operator' ? there.village.operator : there.office.as(by),
        intent: newIntent(),
      },
    );

  test('is for the head, of a keeper for the operator alone, and ends sessions', async () => {
    const kit = await there.setUp('李雨婷');
    const session = await there.signIn(kit, { code: kit.digits() });
    await there.setUp('秦树林');

    expect(codeOf(await reset('袁丽华', '李雨婷'))).toBe('in');
    expect(await there.personOf(session)).toBeUndefined();
    expect(codeOf(await reset('袁丽华', '秦树林'))).toBe('desk-of-keeper');
    expect(codeOf(await reset('operator', '秦树林'))).toBe('in');
    expect(codeOf(await reset('operator', '秦树林'))).toBe('wrong-state');
  });

  test('is not there for a branch secretary, and not for one’s own', async () => {
    await there.setUp('袁丽华');

    expect(codeOf(await reset('李雨婷', '范启航'))).toBe('not-found');
    expect(codeOf(await reset('袁丽华', '袁丽华'))).toBe('not-found');
  });
});
