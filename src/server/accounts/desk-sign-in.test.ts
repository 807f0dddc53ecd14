import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TenantId } from '#core/kernel/ids.ts';
import {
  bytesOf,
  codeOf,
  type DeskOffice,
  openDeskOffice,
  otherPassword,
  password,
} from '../../../test/support/desk-office.ts';
import { freshId } from '../platform/fresh-id.ts';
import { createTenant } from '../platform/tenants.ts';

let there: DeskOffice;

beforeAll(async () => {
  there = await openDeskOffice();
});
beforeEach(() => there.minutesPass(60 * 24 * 30));
afterAll(() => there.village.close());

describe('six digits', () => {
  test('work once, and none before them works afterwards', async () => {
    const kit = await there.setUp('李雨婷');

    const first = await there.signIn(kit, { code: kit.digits() });
    const again = await there.signIn(kit, { code: kit.digits() });
    const earlier = await there.signIn(kit, { code: kit.digits(-1) });
    const next = await there.signIn(kit, { code: kit.digits(1) });

    expect([first, again, earlier, next].map(codeOf)).toEqual([
      'in',
      'wrong-desk-sign-in',
      'wrong-desk-sign-in',
      'in',
    ]);
  });

  test('that confirmed the authenticator do not also open it', async () => {
    const kit = await there.setUp('李雨婷');

    expect(codeOf(await there.signIn(kit, { code: kit.digits(-1) }))).toBe('wrong-desk-sign-in');
  });

  test('shown by two at once let one of them in', async () => {
    const kit = await there.setUp('李雨婷');

    const answers = await Promise.all(
      [1, 2, 3].map(() => there.signIn(kit, { code: kit.digits() })),
    );

    expect(answers.map(codeOf).filter((each) => each === 'in')).toHaveLength(1);
  });

  test('of a minute ago, or of the next minute, are none', async () => {
    const kit = await there.setUp('李雨婷');

    expect(codeOf(await there.signIn(kit, { code: kit.digits(2) }))).toBe('wrong-desk-sign-in');
    expect(codeOf(await there.signIn(kit, { code: kit.digits(-2) }))).toBe('wrong-desk-sign-in');
  });
});

describe('guessing', () => {
  test('waits after five wrong tries, the right ones too, and then for longer', async () => {
    const kit = await there.setUp('吕瑞芳');
    const wrong = { password: otherPassword, code: kit.digits() };
    const fiveTimes = async () => {
      for (let tries = 0; tries < 5; tries += 1) await there.signIn(kit, wrong);
    };

    await fiveTimes();
    const meanwhile = await there.signIn(kit, { code: kit.digits() });
    there.minutesPass(15);
    await fiveTimes();
    there.minutesPass(15);
    const tooEarly = await there.signIn(kit, { code: kit.digits() });
    there.minutesPass(15);
    const later = await there.signIn(kit, { code: kit.digits() });

    expect([meanwhile, tooEarly, later].map(codeOf)).toEqual([
      'wrong-desk-sign-in',
      'wrong-desk-sign-in',
      'in',
    ]);
  });

  test('many at once counts each of them', async () => {
    const kit = await there.setUp('吕瑞芳');

    await Promise.all(
      Array.from({ length: 7 }, () =>
        there.signIn(kit, { code: '000000', password: otherPassword }),
      ),
    );

    expect(codeOf(await there.signIn(kit, { code: kit.digits() }))).toBe('wrong-desk-sign-in');
  });

  test('is answered alike, whatever was wrong', async () => {
    const kit = await there.setUp('吕瑞芳');
    const right = kit.digits();

    const answers = [
      await there.signIn({ name: 'nobody-has-it' }, { code: right }),
      await there.signIn({ name: '' }, { code: right }),
      await there.signIn({ name: "'; drop table desk_sign_in; --" }, { code: right }),
      await there.signIn(kit, { code: right, password: otherPassword }),
      await there.signIn(kit, { code: '000000' }),
      await there.signIn(kit, { code: '' }),
      await there.signIn(kit, { code: 'AAAAA-AAAAA' }),
      await there.desk.signIn({
        organisation: '别的村\u0000',
        name: kit.name,
        password,
        code: right,
      }),
    ];

    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(codeOf(answers[0] ?? { ok: true })).toBe('wrong-desk-sign-in');
  });

  test('a name that nobody has takes as long as a wrong password', async () => {
    const kit = await there.setUp('吕瑞芳');
    const timeOf = async (name: string) => {
      const began = performance.now();
      await there.signIn({ name }, { code: '000000', password: otherPassword });
      return performance.now() - began;
    };

    const known = [await timeOf(kit.name), await timeOf(kit.name), await timeOf(kit.name)];
    const unknown = [await timeOf('no-one'), await timeOf('no-one'), await timeOf('no-one')];

    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 3);
  });
});

describe('a recovery code', () => {
  test('stands in for the six digits, once, and the ledger says so', async () => {
    const kit = await there.setUp('李雨婷');
    const typed = kit.recoveryCodes[3]?.toLowerCase().replace('-', ' ') ?? '';

    const first = await there.signIn(kit, { code: typed });
    const again = await there.signIn(kit, { code: typed });
    const next = await there.signIn(kit, { code: kit.recoveryCodes[4] ?? '' });

    expect([first, again, next].map(codeOf)).toEqual(['in', 'wrong-desk-sign-in', 'in']);
    expect(await there.shownTo('李雨婷')).toMatchObject({ recoveryCodesLeft: 8 });
    expect(await there.personOf(first)).toBe(there.office.people.李雨婷);
  });

  test('shown by two at once lets one of them in', async () => {
    const kit = await there.setUp('李雨婷');
    const shown = { code: kit.recoveryCodes[0] ?? '' };

    const answers = await Promise.all([there.signIn(kit, shown), there.signIn(kit, shown)]);

    expect(answers.map(codeOf).toSorted()).toEqual(['in', 'wrong-desk-sign-in']);
  });

  test('is not spent by a wrong password', async () => {
    const kit = await there.setUp('李雨婷');
    const shown = { code: kit.recoveryCodes[0] ?? '' };

    await there.signIn(kit, { ...shown, password: otherPassword });

    expect(codeOf(await there.signIn(kit, shown))).toBe('in');
  });

  test('of one desk sign-in opens no otherPassword', async () => {
    const hers = await there.setUp('李雨婷');
    const kit = await there.setUp('吕瑞芳');

    expect(codeOf(await there.signIn(kit, { code: hers.recoveryCodes[0] ?? '' }))).toBe(
      'wrong-desk-sign-in',
    );
  });
});

describe('two organisations in one database', () => {
  test('may have the same name; then the form needs the organisation', async () => {
    const kit = await there.setUp('李雨婷', 'office');
    expect(await there.desk.hasSeveralOrganisations()).toBe(false);
    const tenantId = freshId<TenantId>();
    const { pool } = there.village.application;
    await createTenant(pool, { tenantId, name: '邻村党总支', logOrigin: 'log.test/neighbour' });
    await copyOfDesk(tenantId);

    const without = await there.signIn(kit, { code: kit.digits() });
    const within = { organisation: '禾塘村党总支', name: 'office', password, code: kit.digits() };
    const session = await there.desk.signIn(within);
    const elsewhere = await there.desk.signIn({ ...within, organisation: '邻村党总支' });

    expect(await there.desk.hasSeveralOrganisations()).toBe(true);
    expect([without, session, elsewhere].map(codeOf)).toEqual([
      'wrong-desk-sign-in',
      'in',
      'wrong-desk-sign-in',
    ]);
    expect(await there.personOf(session)).toBe(there.office.people.李雨婷);
  });

  async function copyOfDesk(tenantId: TenantId): Promise<void> {
    const owner = new pg.Client(there.village.database.owner);
    await owner.connect();
    await owner.query(
      `insert into desk_sign_in_lock
         select $1, gen_random_uuid(), person_id, name, 'argon2id$AA$AA', totp_sealed, 0, '{}', 0, null
         from desk_sign_in_lock where name = 'office'`,
      [tenantId],
    );
    await owner.end();
  }
});

test('the database alone holds neither password nor authenticator nor recovery codes', async () => {
  const kit = await there.setUp('吕瑞芳', 'kept-apart');
  await there.signIn(kit, { code: kit.recoveryCodes[0] ?? '' });
  const owner = new pg.Client(there.village.database.owner);
  await owner.connect();
  const tables = ['ledger_secret', 'ledger_leaf', 'intent', 'desk_sign_in', 'desk_sign_in_lock'];
  const { rows } = await owner.query<{ row: string }>(
    tables.map((table) => `select to_jsonb(x)::text as row from ${table} x`).join(' union all '),
  );
  await owner.end();
  const text = rows.map(({ row }) => row).join('\n');
  const bytes = Buffer.from(bytesOf(kit.secret));

  expect(text).toContain('deskSignIn.recoveryCodeUsed');
  expect(text).toContain('kept-apart');
  const codes = kit.recoveryCodes.flatMap((each) => [each, each.replace('-', '')]);
  const secret = [kit.secret, bytes.toString('hex'), bytes.toString('base64url')];
  for (const each of [password, ...codes, ...secret]) expect(text).not.toContain(each);
});
