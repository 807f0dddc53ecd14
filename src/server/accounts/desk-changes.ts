import { hash } from 'node:crypto';
import { type Refusal, refusal } from '#contract/refusals.ts';
import { passwordFault } from '#core/accounts/password.ts';
import type { IntentId, PersonId } from '#core/kernel/ids.ts';
import { refuse, type Result } from '#core/kernel/result.ts';
import { inTransaction } from '../platform/database/connection.ts';
import { deskScope, type Scope } from '../platform/scope.ts';
import {
  type DeskAsked,
  loadDeskSignIns,
  loadLockedDesk,
  type LockedDesk,
  spendStep,
} from './desk-store.ts';
import { countDeskTry, type DeskTry, refusalOfTry, secondFactorOf } from './desk-tries.ts';
import type { EnrolmentParts } from './enrolment.ts';
import { hashSecret, isSecret } from './secret-hash.ts';

interface Changing {
  readonly scope: Scope;
  readonly deskSignInId: DeskAsked['deskSignInId'];
  /** The token of the session that goes on; the others end. */
  readonly session: string;
  readonly intent: IntentId;
}

export interface PasswordChange extends Changing {
  readonly old: string;
  readonly chosen: string;
}

export async function changePassword(
  parts: EnrolmentParts,
  change: PasswordChange,
): Promise<Result<object, Refusal>> {
  const own = await ownDesk(parts, change);
  if (!own) return refuse(refusal('wrong-state'));
  const fault = passwordFault(change.chosen, [own.desk.personName, own.desk.name]);
  if (fault) {
    return refuse(refusal('bad-input', { problems: [{ place: 'chosen', code: fault }] }));
  }
  const tried = await countDeskTry(parts, own.asked);
  if (!tried) return refuse(refusal('wrong-state'));
  if (!tried.counts || !(await isOldOrSet(parts, tried.desk, change))) {
    return refuse(refusalOfTry(tried, 'old', parts.clock.now()));
  }
  const { deskSignInId, intent } = change;
  const keys = await parts.keys();
  const salt = keys.passwordSalt(deskSignInId, intent);
  const passwordHash = await hashSecret(keys.pepperedPassword(change.chosen), salt);
  return parts.door.act(
    'deskSignIn.changePassword',
    { deskSignInId, passwordHash, keeps: hash('sha256', change.session) },
    { scope: deskScope(own.asked.tenantId, own.personId), intent },
  );
}

/** The same form sent twice finds the new password in place; the door then gives its first answer. */
async function isOldOrSet(
  parts: EnrolmentParts,
  { passwordHash }: LockedDesk,
  { old, chosen }: PasswordChange,
): Promise<boolean> {
  const { pepperedPassword } = await parts.keys();
  if (await isSecret(pepperedPassword(old), passwordHash)) return true;
  return isSecret(pepperedPassword(chosen), passwordHash);
}

export interface SwitchOff extends Changing {
  /** Six digits or a recovery code. */
  readonly code: string;
}

/** One that is off already needs no code: the door gives its first answer, or refuses. */
export async function switchOff(
  parts: EnrolmentParts,
  { code, scope, deskSignInId, session, intent }: SwitchOff,
): Promise<Result<object, Refusal>> {
  const { tenantId, personId } = scope;
  if (personId === null) return refuse(refusal('wrong-state'));
  const own = await ownDesk(parts, { scope, deskSignInId });
  const tried = own && (await countDeskTry(parts, own.asked));
  if (own && tried && !(await isCode(parts, { ...tried, ...own.asked }, code))) {
    return refuse(refusalOfTry(tried, 'code', parts.clock.now()));
  }
  return parts.door.act(
    'deskSignIn.switchOff',
    { deskSignInId, keeps: hash('sha256', session) },
    { scope: deskScope(tenantId, personId), intent },
  );
}

async function isCode(
  { pool, clock, keys }: EnrolmentParts,
  { desk, counts, ...asked }: DeskTry & DeskAsked,
  typed: string,
): Promise<boolean> {
  const factor = counts && secondFactorOf(await keys(), desk, { typed, now: clock.now() });
  if (!factor || factor.kind === 'recovery') return Boolean(factor);
  const { tenantId } = asked;
  const { passwordHash } = desk;
  return inTransaction(pool, { tenantId, mode: 'write' }, async (tx) => ({
    keep: true,
    value: await spendStep(tx, asked, { step: factor.step, passwordHash }),
  }));
}

interface OwnDesk {
  readonly asked: DeskAsked;
  readonly personId: PersonId;
  readonly desk: LockedDesk;
}

/** `undefined` for one that is not in use, or somebody else's. */
async function ownDesk(
  { pool }: EnrolmentParts,
  { scope: { tenantId, personId }, deskSignInId }: Pick<Changing, 'scope' | 'deskSignInId'>,
): Promise<OwnDesk | undefined> {
  if (personId === null) return undefined;
  return inTransaction(pool, { tenantId, mode: 'read' }, async (tx) => {
    const [known] = await loadDeskSignIns(tx, tenantId, [personId]);
    if (known?.deskSignInId !== deskSignInId) return { keep: true, value: undefined };
    const asked = { tenantId, deskSignInId };
    const desk = await loadLockedDesk(tx, asked, 'look');
    return { keep: true, value: desk && { asked, personId, desk } };
  });
}
