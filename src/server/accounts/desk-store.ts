import { sql } from 'kysely';
import type { DeskSignInId } from '#core/accounts/facts.ts';
import { freshLock, type TryLock } from '#core/accounts/try-lock.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { PersonId, TenantId } from '#core/kernel/ids.ts';
import type { Tx } from '../platform/database/connection.ts';

export interface DeskSignIn {
  readonly deskSignInId: DeskSignInId;
  readonly personId: PersonId;
  readonly name: string;
  readonly setUpOn: CalendarDate;
  readonly passwordSetOn: CalendarDate;
  readonly recoveryCodesLeft: number;
}

/** Those in use, of these people. */
export async function loadDeskSignIns(
  tx: Tx,
  tenantId: TenantId,
  personIds: readonly PersonId[],
): Promise<readonly DeskSignIn[]> {
  const { rows } = await sql<DeskSignIn>`
    select d.desk_sign_in_id as "deskSignInId", d.person_id as "personId", l.name,
      d.set_up_on as "setUpOn", d.password_set_on as "passwordSetOn",
      d.recovery_codes_left as "recoveryCodesLeft"
    from desk_sign_in d join desk_sign_in_lock l
      on l.tenant_id = d.tenant_id and l.desk_sign_in_id = d.desk_sign_in_id
    where d.tenant_id = ${tenantId} and d.person_id = any(${[...personIds]}::uuid[])
      and d.switched_off_on is null`.execute(tx);
  return rows;
}

export interface DeskKey {
  readonly deskSignInId: DeskSignInId;
  readonly personId: PersonId;
  readonly name: string;
  readonly passwordHash: string;
  readonly totpSealed: string;
  readonly lastStep: number;
  readonly recoveryHashes: readonly string[];
}

/** Whether it could be: the name, or the person, may have one already. */
export async function addDeskLock(tx: Tx, tenantId: TenantId, key: DeskKey): Promise<boolean> {
  const added = await tx
    .insertInto('desk_sign_in_lock')
    .values({
      tenant_id: tenantId,
      desk_sign_in_id: key.deskSignInId,
      person_id: key.personId,
      name: key.name,
      password_hash: key.passwordHash,
      totp_sealed: key.totpSealed,
      last_step: key.lastStep,
      recovery_hashes: [...key.recoveryHashes],
      wrong: 0,
      locked_until: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('desk_sign_in_id')
    .executeTakeFirst();
  return added !== undefined;
}

export async function isNameTaken(tx: Tx, tenantId: TenantId, name: string): Promise<boolean> {
  const found = await tx
    .selectFrom('desk_sign_in_lock')
    .select('desk_sign_in_id')
    .where('tenant_id', '=', tenantId)
    .where('name', '=', name)
    .executeTakeFirst();
  return found !== undefined;
}

export interface LockedDesk extends DeskKey, TryLock {
  readonly personName: string;
}

export interface DeskAsked {
  readonly tenantId: TenantId;
  readonly deskSignInId: DeskSignInId;
}

/** One in use; `lock` lets no second attempt in meanwhile. */
export async function loadLockedDesk(
  tx: Tx,
  { tenantId, deskSignInId }: DeskAsked,
  lock: 'lock' | 'look',
): Promise<LockedDesk | undefined> {
  const { rows } = await sql<LockedDesk>`
    select l.desk_sign_in_id as "deskSignInId", l.person_id as "personId", p.name as "personName",
      l.name, l.password_hash as "passwordHash", l.totp_sealed as "totpSealed",
      l.last_step as "lastStep", l.recovery_hashes as "recoveryHashes", l.wrong,
      l.locked_until as "lockedUntil"
    from desk_sign_in_lock l
      join person p on p.tenant_id = l.tenant_id and p.person_id = l.person_id
    where l.tenant_id = ${tenantId} and l.desk_sign_in_id = ${deskSignInId}
    ${lock === 'lock' ? sql`for update of l` : sql``}`.execute(tx);
  return rows[0];
}

export async function setDeskLock(
  tx: Tx,
  { tenantId, deskSignInId }: DeskAsked,
  { wrong, lockedUntil }: TryLock,
): Promise<void> {
  await tx
    .updateTable('desk_sign_in_lock')
    .set({ wrong, locked_until: lockedUntil })
    .where('tenant_id', '=', tenantId)
    .where('desk_sign_in_id', '=', deskSignInId)
    .execute();
}

/** Whether the code of this step was the first to come, while the password was still this one. */
export async function spendStep(
  tx: Tx,
  { tenantId, deskSignInId }: DeskAsked,
  { step, passwordHash }: { readonly step: number; readonly passwordHash: string },
): Promise<boolean> {
  const spent = await tx
    .updateTable('desk_sign_in_lock')
    .set({ last_step: step })
    .where('tenant_id', '=', tenantId)
    .where('desk_sign_in_id', '=', deskSignInId)
    .where('last_step', '<', step)
    .where('password_hash', '=', passwordHash)
    .returning('desk_sign_in_id')
    .executeTakeFirst();
  return spent !== undefined;
}

/** How many recovery codes are left without this one; `undefined` when it was none of them. */
export async function spendRecoveryCode(
  tx: Tx,
  { tenantId, deskSignInId }: DeskAsked,
  recoveryHash: string,
): Promise<number | undefined> {
  const { rows } = await sql<{ left: number }>`
    update desk_sign_in_lock set recovery_hashes = array_remove(recovery_hashes, ${recoveryHash})
    where tenant_id = ${tenantId} and desk_sign_in_id = ${deskSignInId}
      and ${recoveryHash} = any(recovery_hashes)
    returning cardinality(recovery_hashes) as left`.execute(tx);
  return rows[0]?.left;
}

export async function setPassword(
  tx: Tx,
  { tenantId, deskSignInId }: DeskAsked,
  passwordHash: string,
): Promise<void> {
  const { wrong, lockedUntil } = freshLock;
  await tx
    .updateTable('desk_sign_in_lock')
    .set({ password_hash: passwordHash, wrong, locked_until: lockedUntil })
    .where('tenant_id', '=', tenantId)
    .where('desk_sign_in_id', '=', deskSignInId)
    .execute();
}

export async function removeDeskLock(tx: Tx, { tenantId, deskSignInId }: DeskAsked): Promise<void> {
  await tx
    .deleteFrom('desk_sign_in_lock')
    .where('tenant_id', '=', tenantId)
    .where('desk_sign_in_id', '=', deskSignInId)
    .execute();
}

/** Who signed in that way is out, but for the one session whose token has this hash. */
export async function endDeskSessions(
  tx: Tx,
  { tenantId, deskSignInId }: DeskAsked,
  keeps: string | null,
): Promise<void> {
  await tx
    .deleteFrom('sign_in')
    .where('tenant_id', '=', tenantId)
    .where('desk_sign_in_id', '=', deskSignInId)
    .where('token_hash', '!=', keeps ?? '')
    .execute();
}
