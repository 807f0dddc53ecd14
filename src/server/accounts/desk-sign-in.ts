import { type Refusal, refusal } from '#contract/refusals.ts';
import { readSignInName } from '#core/accounts/sign-in-name.ts';
import { freshLock } from '#core/accounts/try-lock.ts';
import { accept, refuse, type Result } from '#core/kernel/result.ts';
import { openSession } from '../people/sign-in.ts';
import { inTransaction } from '../platform/database/connection.ts';
import { freshId } from '../platform/fresh-id.ts';
import { deskScope } from '../platform/scope.ts';
import { type DeskAsked, loadLockedDesk, setDeskLock, spendStep } from './desk-store.ts';
import { countDeskTry, type DeskTry, type SecondFactor, secondFactorOf } from './desk-tries.ts';
import type { EnrolmentParts } from './enrolment.ts';
import { isSecret, noSecret, strangers } from './secret-hash.ts';

export interface DeskShown {
  /** Needed only where several organisations have such a name; else empty. */
  readonly organisation: string;
  readonly name: string;
  readonly password: string;
  /** Six digits or a recovery code. */
  readonly code: string;
}

const wrong = refusal('wrong-desk-sign-in');

/**
 * The token for the session cookie. Whatever is wrong, the answer is the same after the same work: an unknown
 * name, a lock that waits, the password, the code.
 */
export async function signInAtDesk(
  parts: EnrolmentParts,
  shown: DeskShown,
): Promise<Result<string, Refusal>> {
  const keys = await parts.keys();
  const found = await findDesk(parts, shown);
  const tried = found && (await countDeskTry(parts, found));
  const hash = tried?.counts ? tried.desk.passwordHash : noSecret;
  const isPassword = await isSecret(keys.pepperedPassword(shown.password), hash, strangers);
  const asked = { typed: shown.code, now: parts.clock.now() };
  const factor = tried?.counts ? secondFactorOf(keys, tried.desk, asked) : undefined;
  if (!found || !tried || !isPassword || !factor) return refuse(wrong);
  return factor.kind === 'code'
    ? openWithCode(parts, { ...found, ...tried, factor })
    : openWithRecovery(parts, { ...found, ...tried, factor });
}

interface Opening<Factor extends SecondFactor> extends DeskAsked, DeskTry {
  readonly factor: Factor;
}

/** A name that nobody has, and one that several have without an organisation, look the same. */
async function findDesk(
  { pool }: EnrolmentParts,
  { name, organisation }: DeskShown,
): Promise<DeskAsked | undefined> {
  const { rows } = await pool.query<DeskAsked>(
    `select tenant_id as "tenantId", desk_sign_in_id as "deskSignInId"
       from find_desk_sign_ins($1, $2)`,
    [readSignInName(name) ?? '', organisation.trim().replaceAll('\u0000', '')],
  );
  return rows.length === 1 ? rows[0] : undefined;
}

type CodeFactor = Extract<SecondFactor, { kind: 'code' }>;
type RecoveryFactor = Extract<SecondFactor, { kind: 'recovery' }>;

function openWithCode(
  { pool, clock }: EnrolmentParts,
  opening: Opening<CodeFactor>,
): Promise<Result<string, Refusal>> {
  const { tenantId, deskSignInId, desk, factor } = opening;
  return inTransaction<Result<string, Refusal>>(pool, { tenantId, mode: 'write' }, async (tx) => {
    const { personId, passwordHash } = desk;
    const isFirst = await spendStep(tx, opening, { step: factor.step, passwordHash });
    if (!isFirst) return { keep: false, value: refuse(wrong) };
    await setDeskLock(tx, opening, freshLock);
    const session = await openSession(tx, clock, { tenantId, personId, deskSignInId });
    return { keep: true, value: accept(session) };
  });
}

/** That a recovery code was used is a fact; so the door takes it, and only then a session opens. */
async function openWithRecovery(
  { pool, clock, door }: EnrolmentParts,
  opening: Opening<RecoveryFactor>,
): Promise<Result<string, Refusal>> {
  const { tenantId, deskSignInId, desk, factor } = opening;
  const { personId } = desk;
  const used = await door.act(
    'deskSignIn.useRecoveryCode',
    { deskSignInId, recoveryHash: factor.recoveryHash },
    { scope: deskScope(tenantId, personId), intent: freshId() },
  );
  if (!used.ok) return refuse(used.refusal.code === 'wrong-state' ? wrong : used.refusal);
  return inTransaction<Result<string, Refusal>>(pool, { tenantId, mode: 'write' }, async (tx) => {
    const now = await loadLockedDesk(tx, opening, 'lock');
    if (now?.passwordHash !== desk.passwordHash) return { keep: false, value: refuse(wrong) };
    await setDeskLock(tx, opening, freshLock);
    const session = await openSession(tx, clock, { tenantId, personId, deskSignInId });
    return { keep: true, value: accept(session) };
  });
}

/** Whether the form has to ask for the organisation. */
export async function hasSeveralOrganisations({ pool }: EnrolmentParts): Promise<boolean> {
  const { rows } = await pool.query<{ several: boolean }>('select several_tenants() as several');
  return rows[0]?.several === true;
}
