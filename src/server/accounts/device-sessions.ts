import { hash } from 'node:crypto';
import { type Refusal, refusal } from '#contract/refusals.ts';
import {
  afterWrongTry,
  freshLock,
  type LockState,
  lockStateAt,
  pinRule,
} from '#core/accounts/try-lock.ts';
import type { TenantId } from '#core/kernel/ids.ts';
import { accept, refuse, type Result, unreachable } from '#core/kernel/result.ts';
import { inTransaction } from '../platform/database/connection.ts';
import { openSession, tenantOf } from '../people/sign-in.ts';
import type { EnrolmentParts } from './enrolment.ts';
import { isSecret } from './secret-hash.ts';
import { type LockedDevice, loadLockedDevice, setPinLock } from './store.ts';

type Parts = Omit<EnrolmentParts, 'door'>;

/** Whose device this is and whether its PIN may be tried now; `undefined` for a token that opens nothing. */
export async function knownDevice(
  { pool, clock }: Parts,
  token: string,
): Promise<{ readonly personName: string; readonly state: LockState } | undefined> {
  const tenantId = tenantOf(token);
  if (!tenantId) return undefined;
  return inTransaction(pool, { tenantId, mode: 'read' }, async (tx) => {
    const asked = { tenantId, tokenHash: hash('sha256', token) };
    const device = await loadLockedDevice(tx, asked, 'look');
    const value = device && {
      personName: device.personName,
      state: lockStateAt(device, clock.now(), pinRule),
    };
    return { keep: true, value };
  });
}

/** Opens a session with the PIN. Each try is counted before it is looked at, so that many at once gain nothing. */
export async function unlockDevice(
  parts: Parts,
  { token, pin }: { readonly token: string; readonly pin: string },
): Promise<Result<string, Refusal>> {
  const tenantId = tenantOf(token);
  if (!tenantId) return refuse(refusal('device-ended'));
  const asked = { tenantId, tokenHash: hash('sha256', token) };
  const counted = await countTry(parts, asked);
  if (!counted.ok) return counted;
  const { device, after } = counted.value;
  const { peppered } = await parts.keys();
  if (!(await isSecret(peppered(pin), device.pinHash)))
    return refuse(refusalAfter(after, parts.clock.now()));
  return openWith(parts, asked);
}

interface AskedDevice {
  readonly tenantId: TenantId;
  readonly tokenHash: string;
}

interface Counted {
  readonly device: LockedDevice;
  /** What is left should this try be wrong. */
  readonly after: LockState;
}

function countTry({ pool, clock }: Parts, asked: AskedDevice): Promise<Result<Counted, Refusal>> {
  const { tenantId } = asked;
  return inTransaction<Result<Counted, Refusal>>(pool, { tenantId, mode: 'write' }, async (tx) => {
    const now = clock.now();
    const device = await loadLockedDevice(tx, asked, 'lock');
    if (!device) return { keep: false, value: refuse(refusal('device-ended')) };
    const state = lockStateAt(device, now, pinRule);
    if (state.kind !== 'open') return { keep: false, value: refuse(refusalAfter(state, now)) };
    const lock = afterWrongTry(device, now, pinRule);
    await setPinLock(tx, { tenantId, deviceId: device.deviceId }, lock);
    return { keep: true, value: accept({ device, after: lockStateAt(lock, now, pinRule) }) };
  });
}

function openWith({ pool, clock }: Parts, asked: AskedDevice): Promise<Result<string, Refusal>> {
  const { tenantId } = asked;
  return inTransaction<Result<string, Refusal>>(pool, { tenantId, mode: 'write' }, async (tx) => {
    const device = await loadLockedDevice(tx, asked, 'lock');
    if (!device) return { keep: false, value: refuse(refusal('device-ended')) };
    const { deviceId, personId } = device;
    await setPinLock(tx, { tenantId, deviceId }, freshLock);
    const session = await openSession(tx, clock, { tenantId, personId, deviceId });
    return { keep: true, value: accept(session) };
  });
}

function refusalAfter(state: LockState, now: Date): Refusal {
  switch (state.kind) {
    case 'open':
      return refusal('wrong-pin', { place: 'pin', params: { left: state.triesLeft } });
    case 'waiting':
      return refusal('device-waits', { params: { minutes: minutesUntil(state.until, now) } });
    case 'ended':
      return refusal('device-ended');
    default:
      return unreachable(state);
  }
}

function minutesUntil(until: string, now: Date): number {
  return Math.max(1, Math.ceil((Date.parse(until) - now.getTime()) / 60_000));
}
