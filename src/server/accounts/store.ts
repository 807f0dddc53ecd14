import type { DeviceId, SlipId } from '#core/accounts/facts.ts';
import type { Slip } from '#core/accounts/slip.ts';
import type { TryLock } from '#core/accounts/try-lock.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { PersonId, TenantId } from '#core/kernel/ids.ts';
import { sql } from 'kysely';
import type { Tx } from '../platform/database/connection.ts';

export interface SlipFilter {
  readonly slipId?: SlipId;
  readonly personIds?: readonly PersonId[];
  /** Only slips that still work on this day. */
  readonly openOn?: CalendarDate;
}

export async function loadSlips(
  tx: Tx,
  tenantId: TenantId,
  { slipId, personIds, openOn }: SlipFilter,
): Promise<readonly Slip[]> {
  const { rows } = await sql<Slip>`
    select s.slip_id as "slipId", s.person_id as "personId", s.expires_on as "expiresOn",
      s.withdrawn, exists (select 1 from device d
        where d.tenant_id = s.tenant_id and d.slip_id = s.slip_id) as used,
      coalesce(l.wrong, 0) as "wrongTries"
    from slip s left join slip_lock l on l.tenant_id = s.tenant_id and l.slip_id = s.slip_id
    where s.tenant_id = ${tenantId}
      ${slipId ? sql`and s.slip_id = ${slipId}` : sql``}
      ${personIds ? sql`and s.person_id = any(${[...personIds]}::uuid[])` : sql``}
      ${openOn ? sql`and not s.withdrawn and s.expires_on >= ${openOn}` : sql``}
    order by s.slip_id`.execute(tx);
  return rows;
}

/** Two who show one slip at once come one after the other; what is loaded afterwards shows the first. */
export async function lockSlip(tx: Tx, tenantId: TenantId, slipId: SlipId): Promise<void> {
  await tx
    .selectFrom('slip')
    .select('slip_id')
    .where('tenant_id', '=', tenantId)
    .where('slip_id', '=', slipId)
    .forUpdate()
    .execute();
}

export interface Device {
  readonly deviceId: DeviceId;
  readonly personId: PersonId;
  readonly name: string;
  readonly enrolledOn: CalendarDate;
  readonly revokedOn: CalendarDate | null;
}

/** Newest first; at most 5,000. */
export async function loadDevices(
  tx: Tx,
  tenantId: TenantId,
  {
    personIds,
    deviceId,
    inUse,
  }: {
    readonly personIds?: readonly PersonId[];
    readonly deviceId?: DeviceId;
    readonly inUse?: true;
  },
): Promise<readonly Device[]> {
  const { rows } = await sql<Device>`
    select device_id as "deviceId", person_id as "personId", name, enrolled_on as "enrolledOn",
      revoked_on as "revokedOn"
    from device where tenant_id = ${tenantId}
      ${deviceId ? sql`and device_id = ${deviceId}` : sql``}
      ${personIds ? sql`and person_id = any(${[...personIds]}::uuid[])` : sql``}
      ${inUse ? sql`and revoked_on is null` : sql``}
    order by device_id desc limit 5000`.execute(tx);
  return rows;
}

export async function addSlipLocks(
  tx: Tx,
  tenantId: TenantId,
  slips: readonly { readonly slipId: SlipId; readonly number: string }[],
): Promise<void> {
  const rows = slips.map(({ slipId, number }) => ({
    tenant_id: tenantId,
    slip_id: slipId,
    number,
    wrong: 0,
  }));
  await tx.insertInto('slip_lock').values(rows).execute();
}

export async function countWrongSlip(tx: Tx, tenantId: TenantId, slipId: SlipId): Promise<void> {
  await tx
    .updateTable('slip_lock')
    .set((e) => ({ wrong: e('wrong', '+', 1) }))
    .where('tenant_id', '=', tenantId)
    .where('slip_id', '=', slipId)
    .where('wrong', '<', 1000)
    .execute();
}

export interface DeviceKey {
  readonly deviceId: DeviceId;
  readonly tokenHash: string;
  readonly pinHash: string;
}

export async function addDeviceLock(tx: Tx, tenantId: TenantId, key: DeviceKey): Promise<void> {
  await tx
    .insertInto('device_lock')
    .values({
      tenant_id: tenantId,
      device_id: key.deviceId,
      token_hash: key.tokenHash,
      pin_hash: key.pinHash,
      wrong: 0,
      locked_until: null,
    })
    .execute();
}

export interface LockedDevice extends TryLock {
  readonly deviceId: DeviceId;
  readonly personId: PersonId;
  readonly personName: string;
  readonly pinHash: string;
}

/** The device in use that this token opens; `lock` lets no second attempt in meanwhile. */
export async function loadLockedDevice(
  tx: Tx,
  { tenantId, tokenHash }: { readonly tenantId: TenantId; readonly tokenHash: string },
  lock: 'lock' | 'look',
): Promise<LockedDevice | undefined> {
  const { rows } = await sql<LockedDevice>`
    select l.device_id as "deviceId", d.person_id as "personId", p.name as "personName",
      l.pin_hash as "pinHash", l.wrong, l.locked_until as "lockedUntil"
    from device_lock l
      join device d on d.tenant_id = l.tenant_id and d.device_id = l.device_id
      join person p on p.tenant_id = d.tenant_id and p.person_id = d.person_id
    where l.tenant_id = ${tenantId} and l.token_hash = ${tokenHash} and d.revoked_on is null
    ${lock === 'lock' ? sql`for update of l` : sql``}`.execute(tx);
  return rows[0];
}

export async function setPinLock(
  tx: Tx,
  { tenantId, deviceId }: { readonly tenantId: TenantId; readonly deviceId: DeviceId },
  { wrong, lockedUntil }: TryLock,
): Promise<void> {
  await tx
    .updateTable('device_lock')
    .set({ wrong, locked_until: lockedUntil })
    .where('tenant_id', '=', tenantId)
    .where('device_id', '=', deviceId)
    .execute();
}

/** Nobody is signed in with it any more, and its PIN opens nothing. */
export async function endDevice(tx: Tx, tenantId: TenantId, deviceId: DeviceId): Promise<void> {
  await tx
    .deleteFrom('sign_in')
    .where('tenant_id', '=', tenantId)
    .where('device_id', '=', deviceId)
    .execute();
  await tx
    .deleteFrom('device_lock')
    .where('tenant_id', '=', tenantId)
    .where('device_id', '=', deviceId)
    .execute();
}
