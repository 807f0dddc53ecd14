import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { type Office, type OfficeName, openOffice } from '../../../test/support/leading-group.ts';
import { newIntent, openVillage, type Village } from '../../../test/support/village.ts';
import type { Clock } from '../platform/clock.ts';

let now = new Date();
const clock: Clock = {
  now: () => now,
  today: () => now.toISOString().slice(0, 10) as CalendarDate,
};
let village: Village;
let office: Office;
const pin = '194810';

beforeAll(async () => {
  now = new Date('2026-11-01T04:00:00Z');
  village = await openVillage(clock);
  office = await openOffice(village);
});
beforeEach(() => daysPass(30));
afterAll(() => village.close());

/** Never back: the ledger refuses a clock that was. */
function daysPass(days: number): void {
  now = new Date(now.getTime() + days * 86_400_000);
}

const accounts = () => village.application.accounts;
const door = () => village.application.door;

async function codeFor(name: OfficeName, by: OfficeName | 'operator' = 'operator') {
  const scope = by === 'operator' ? village.operator : office.as(by);
  const personIds = [office.people[name]];
  const issued = await door().act('slips.issue', { personIds }, { scope, intent: newIntent() });
  expect(issued).toMatchObject({ ok: true });
  return codeShown(office.people[name]);
}

async function codeShown(personId: PersonId): Promise<string> {
  const listed = await door().query('slips.list', {}, village.operator);
  const slip = listed.ok && listed.value.people.find((each) => each.personId === personId)?.slip;
  return slip ? slip.code : '';
}

function enrol(code: string, intent = newIntent(), chosen = pin) {
  return accounts().enrol({ code, pin: chosen, deviceName: '手机', intent });
}

async function deviceOf(name: OfficeName): Promise<string> {
  const enrolled = await enrol(await codeFor(name));
  if (!enrolled.ok) throw new Error(enrolled.refusal.code);
  return enrolled.value;
}

const code = (answer: { ok: boolean; refusal?: { code: string } }) =>
  answer.ok ? 'in' : answer.refusal?.code;

describe('a slip', () => {
  test('lets its holder in once, and the PIN opens the device from then on', async () => {
    const slip = await codeFor('范启航');

    const enrolled = await enrol(slip.toLowerCase());
    const again = await enrol(slip);

    expect(code(again)).toBe('slip-used');
    const token = enrolled.ok ? enrolled.value : '';
    const session = await accounts().unlock({ token, pin });
    const scope = await village.application.signIn.scopeOf(session.ok ? session.value : '');
    expect(scope?.personId).toBe(office.people.范启航);
    expect([...(scope?.roles ?? [])]).not.toContain('slipBearer');
    expect(await accounts().knownDevice(token)).toMatchObject({ personName: '范启航' });
  });

  test('sent twice with one form is one device', async () => {
    const slip = await codeFor('范启航');
    const intent = newIntent();

    const [first, second] = await Promise.all([enrol(slip, intent), enrol(slip, intent)]);

    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
  });

  test('shown by two at once lets one of them in', async () => {
    const slip = await codeFor('范启航');

    const answers = await Promise.all([enrol(slip), enrol(slip), enrol(slip)]);

    expect(answers.map(code).toSorted()).toEqual(['in', 'slip-used', 'slip-used']);
  });

  test('works on its fourteenth day and not on its fifteenth', async () => {
    const [one, other] = [await codeFor('吕瑞芳'), await codeFor('范启航')];

    daysPass(13);
    const timely = await enrol(one);
    daysPass(1);
    const late = await enrol(other);

    expect([code(timely), code(late)]).toEqual(['in', 'slip-over']);
  });

  test('ends with the next one for the same person', async () => {
    const first = await codeFor('吕瑞芳');
    const second = await codeFor('吕瑞芳');

    expect(first).not.toBe(second);
    expect([code(await enrol(first)), code(await enrol(second))]).toEqual(['slip-over', 'in']);
  });

  test('is void after five wrong guesses, also for who then guesses right', async () => {
    const slip = await codeFor('吕瑞芳');
    const wrong = slip.slice(0, -1) + (slip.endsWith('0') ? '1' : '0');

    for (let tries = 0; tries < 5; tries += 1) {
      expect(code(await enrol(wrong))).toBe('wrong-slip-code');
    }

    expect(code(await enrol(slip))).toBe('wrong-slip-code');
    expect(await codeShown(office.people.吕瑞芳)).toBe('');
  });

  test.each(['', '袁丽华', 'XXXX-XXXX-XXXX', '0'.repeat(12), "'; drop table slip;"])(
    'that nobody issued (%j) is refused',
    async (typed) => {
      expect(code(await enrol(typed))).toBe('wrong-slip-code');
    },
  );

  test('stays good when the PIN is refused', async () => {
    const slip = await codeFor('吕瑞芳');

    const refused = await enrol(slip, newIntent(), '123456');

    expect(refused).toMatchObject({
      refusal: { code: 'bad-input', problems: [{ place: 'pin', code: 'too-easy-pin' }] },
    });
    expect(code(await enrol(slip))).toBe('in');
  });
});

describe('who may print slips', () => {
  const issue = (by: OfficeName, name: OfficeName) =>
    door().act(
      'slips.issue',
      { personIds: [office.people[name]] },
      { scope: office.as(by), intent: newIntent() },
    );

  test('the head for a secretary, not for a keeper of the box', async () => {
    expect(code(await issue('袁丽华', '李雨婷'))).toBe('in');
    expect(code(await issue('袁丽华', '赵志强'))).toBe('slip-for-keeper');
  });

  test('nobody without such a right learns that there are slips', async () => {
    expect(code(await issue('范启航', '吕瑞芳'))).toBe('not-found');
    expect(code(await door().query('slips.list', {}, office.as('范启航')))).toBe('not-found');
  });

  test('nobody prints for who is not registered', async () => {
    const scope = office.as('袁丽华');
    const personIds = [crypto.randomUUID() as PersonId];

    const answer = await door().act('slips.issue', { personIds }, { scope, intent: newIntent() });

    expect(code(answer)).toBe('unknown-person');
  });
});

describe('the PIN of a device', () => {
  const wrongPin = '271828';

  test('is waited for after five wrong ones, and opens again after a quarter of an hour', async () => {
    const token = await deviceOf('吕瑞芳');

    const tried = [];
    for (let tries = 0; tries < 5; tries += 1) {
      tried.push(await accounts().unlock({ token, pin: wrongPin }));
    }
    const meanwhile = await accounts().unlock({ token, pin });
    now = new Date(now.getTime() + 15 * 60_000);
    const later = await accounts().unlock({ token, pin });

    expect(tried.map(code)).toEqual([...Array<string>(4).fill('wrong-pin'), 'device-waits']);
    expect(meanwhile).toMatchObject({ refusal: { code: 'device-waits', params: { minutes: 15 } } });
    expect(code(later)).toBe('in');
  });

  test('is guessed no more often by trying many at once', async () => {
    const token = await deviceOf('吕瑞芳');

    const tried = await Promise.all(
      Array.from({ length: 12 }, () => accounts().unlock({ token, pin: wrongPin })),
    );

    expect(tried.map(code).filter((each) => each === 'wrong-pin')).toHaveLength(4);
    expect(code(await accounts().unlock({ token, pin }))).toBe('device-waits');
  });

  test('opens nothing for a token that no device has', async () => {
    const forged = `${village.tenantId}.${'A'.repeat(43)}`;

    expect(code(await accounts().unlock({ token: forged, pin }))).toBe('device-ended');
    expect(code(await accounts().unlock({ token: 'x', pin }))).toBe('device-ended');
    expect(await accounts().knownDevice(forged)).toBeUndefined();
  });
});

describe('a device', () => {
  async function devicesOf(name: OfficeName) {
    const scope = office.as(name);
    const listed = await door().query('devices.list', {}, scope);
    return listed.ok ? listed.value.devices : [];
  }

  test('that was revoked opens nothing, and who was signed in with it is out', async () => {
    const token = await deviceOf('范启航');
    const session = await accounts().unlock({ token, pin });
    const [newest] = await devicesOf('范启航');
    const input = { deviceId: newest?.deviceId ?? '', reason: 'lost' } as const;
    const caller = () => ({ scope: office.as('范启航'), intent: newIntent() });

    const revoked = await door().act('devices.revoke', input, caller());
    const twice = await door().act('devices.revoke', input, caller());

    expect([code(revoked), code(twice)]).toEqual(['in', 'wrong-state']);
    const signedIn = session.ok ? session.value : '';
    expect(await village.application.signIn.scopeOf(signedIn)).toBeUndefined();
    expect(code(await accounts().unlock({ token, pin }))).toBe('device-ended');
  });

  test('of somebody else is not there', async () => {
    await deviceOf('吕瑞芳');
    const [device] = await devicesOf('吕瑞芳');
    const input = { deviceId: device?.deviceId ?? '', reason: 'lost' } as const;
    const caller = { scope: office.as('范启航'), intent: newIntent() };

    expect(code(await door().act('devices.revoke', input, caller))).toBe('not-found');
  });
});

test('the database alone holds neither code nor PIN nor token', async () => {
  const slip = await codeFor('吕瑞芳');
  const token = await deviceOf('范启航');
  const owner = new pg.Client(village.database.owner);
  await owner.connect();
  const { rows } = await owner.query<{ row: string }>(
    `select to_jsonb(x)::text as row from ledger_secret x
       union all select to_jsonb(x)::text from intent x
       union all select to_jsonb(x)::text from slip_lock x
       union all select to_jsonb(x)::text from device_lock x`,
  );
  await owner.end();
  const text = rows.map(({ row }) => row).join('\n');

  expect(text).toContain('device.enrolled');
  expect(text).toContain(slip.slice(0, 4));
  for (const secret of [slip, slip.replaceAll('-', ''), slip.slice(-7), token, pin]) {
    expect(text).not.toContain(secret);
  }
});
