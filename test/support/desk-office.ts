import type { z } from 'zod';
import type { contract } from '#contract/contract.ts';
import type { DeskSignInId } from '#core/accounts/facts.ts';
import { totpCode, totpStepAt } from '#core/accounts/totp.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import type { DeskSignIns } from '#server/accounts/accounts.ts';
import { type Office, type OfficeName, openOffice } from './leading-group.ts';
import { newIntent, openVillage, type Village } from './village.ts';

export const password = '村口老槐树下三盏灯笼';
export const otherPassword = '田埂上第七只白鹭飞走';

/** What a person has after setting up: an authenticator and ten codes on paper. */
export interface Kit {
  readonly name: string;
  /** In base 32, as the app was told. */
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
  /** What the app shows now, or so many steps of 30 seconds from now. */
  readonly digits: (steps?: number) => string;
}

type Shown = z.output<(typeof contract)['deskSignIn.show']['output']>['deskSignIn'];

/** An office whose people set up desk sign-ins, and a clock that only goes on. */
export interface DeskOffice {
  readonly village: Village;
  readonly office: Office;
  readonly desk: DeskSignIns;
  minutesPass(minutes: number): void;
  begin(who: OfficeName, name: string, chosen?: string): ReturnType<DeskSignIns['begin']>;
  confirm(
    who: OfficeName,
    sent: { draft: string; code: string },
  ): ReturnType<DeskSignIns['confirm']>;
  /** Whatever the person had before is reset. */
  setUp(who: OfficeName, name?: string): Promise<Kit>;
  signIn(
    kit: Pick<Kit, 'name'>,
    shown: { code: string; password?: string },
  ): ReturnType<DeskSignIns['signIn']>;
  reset(who: OfficeName): Promise<unknown>;
  digitsOf(secret: string, steps?: number): string;
  shownTo(who: OfficeName): Promise<Shown>;
  idOf(who: OfficeName): Promise<DeskSignInId>;
  personOf(session: Awaited<ReturnType<DeskSignIns['signIn']>>): Promise<PersonId | undefined>;
}

export async function openDeskOffice(): Promise<DeskOffice> {
  let now = new Date('2026-11-01T04:00:00Z');
  const village = await openVillage({
    now: () => now,
    today: () => now.toISOString().slice(0, 10) as CalendarDate,
  });
  const office = await openOffice(village);
  const { door, signIn: sessions, accounts } = village.application;
  const { desk } = accounts;
  const digitsOf = (secret: string, steps = 0) =>
    totpCode(bytesOf(secret), totpStepAt(now) + steps);

  const made: DeskOffice = {
    village,
    office,
    desk,
    digitsOf,
    minutesPass: (minutes) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    begin: (who, name, chosen = password) =>
      desk.begin({ scope: office.as(who), name, password: chosen }),
    confirm: (who, sent) => desk.confirm({ scope: office.as(who), intent: newIntent(), ...sent }),
    setUp: async (who, name = `desk-${newIntent().slice(-6)}`) => {
      await made.reset(who);
      const begun = await made.begin(who, name);
      if (!begun.ok) throw new Error(JSON.stringify(begun.refusal));
      const { secret, draft } = begun.value;
      const confirmed = await made.confirm(who, { draft, code: digitsOf(secret, -1) });
      if (!confirmed.ok) throw new Error(JSON.stringify(confirmed.refusal));
      const digits = (steps = 0) => digitsOf(secret, steps);
      return { name, secret, recoveryCodes: confirmed.value, digits };
    },
    signIn: ({ name }, shown) => desk.signIn({ organisation: '', name, password, ...shown }),
    reset: (who) => {
      const caller = { scope: village.operator, intent: newIntent() };
      return door.act('deskSignIn.reset', { personId: office.people[who] }, caller);
    },
    shownTo: async (who) => {
      const shown = await door.query('deskSignIn.show', {}, office.as(who));
      return shown.ok ? shown.value.deskSignIn : null;
    },
    idOf: async (who) => {
      const shown = await made.shownTo(who);
      return shown?.deskSignInId ?? (crypto.randomUUID() as DeskSignInId);
    },
    personOf: async (session) => {
      const scope = await sessions.scopeOf(session.ok ? session.value : '');
      return scope?.personId ?? undefined;
    },
  };
  return made;
}

export function codeOf(answer: { ok: boolean; refusal?: { code: string } }): string | undefined {
  return answer.ok ? 'in' : answer.refusal?.code;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** As an authenticator app reads what was typed into it. */
export function bytesOf(secret: string): Uint8Array {
  const bits = [...secret].map((each) => alphabet.indexOf(each).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  return Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 2));
}
