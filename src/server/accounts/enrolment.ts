import { hash } from 'node:crypto';
import type pg from 'pg';
import type { contract } from '#contract/contract.ts';
import { type Refusal, refusal } from '#contract/refusals.ts';
import type { SlipId } from '#core/accounts/facts.ts';
import { pinFault } from '#core/accounts/pin.ts';
import { slipStateOn } from '#core/accounts/slip.ts';
import { readSlipCode, type SlipCode } from '#core/accounts/slip-code.ts';
import type { IntentId, PersonId, TenantId } from '#core/kernel/ids.ts';
import { accept, refuse, type Result } from '#core/kernel/result.ts';
import type { Clock } from '../platform/clock.ts';
import { inTransaction } from '../platform/database/connection.ts';
import type { Door } from '../platform/door.ts';
import { slipScope } from '../platform/scope.ts';
import { type AccountKeys, sameCode } from './account-keys.ts';
import { hashSecret } from './secret-hash.ts';
import { countWrongSlip, loadSlips } from './store.ts';

export interface EnrolmentParts {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly door: Door<typeof contract>;
  readonly keys: () => Promise<AccountKeys>;
}

export interface SlipShown {
  /** As typed or read from the QR. */
  readonly code: string;
  readonly pin: string;
  readonly deviceName: string;
  readonly intent: IntentId;
}

/** Burns the slip and answers with the token that stays on the device; the PIN then opens a session. */
export async function enrolDevice(
  parts: EnrolmentParts,
  { code: typed, pin, deviceName, intent }: SlipShown,
): Promise<Result<string, Refusal>> {
  const fault = pinFault(pin);
  if (fault) return refuse(refusal('bad-input', { problems: [{ place: 'pin', code: fault }] }));
  const code = readSlipCode(typed);
  const found = code && (await findSlip(parts, code));
  if (!found) return refuse(refusal('wrong-slip-code', { place: 'code' }));
  const { tenantId, slipId } = found;
  const keys = await parts.keys();
  const token = `${tenantId}.${keys.deviceSecret(slipId, intent)}`;
  const pinHash = await hashSecret(keys.peppered(pin), keys.pinSalt(slipId, intent));
  const answer = await parts.door.act(
    'devices.enrol',
    { slipId, name: deviceName, tokenHash: hash('sha256', token), pinHash },
    { scope: slipScope(tenantId, found.personId), intent },
  );
  return answer.ok ? accept(token) : answer;
}

interface FoundSlip {
  readonly tenantId: TenantId;
  readonly slipId: SlipId;
  readonly personId: PersonId;
}

/** Whose slip it is; a wrong rest behind a right number is counted against the slip. */
async function findSlip(parts: EnrolmentParts, code: SlipCode): Promise<FoundSlip | undefined> {
  const keys = await parts.keys();
  const { rows } = await parts.pool.query<Omit<FoundSlip, 'personId'>>(
    'select tenant_id as "tenantId", slip_id as "slipId" from find_slips($1)',
    [code.number],
  );
  const match = rows.find(({ tenantId, slipId }) =>
    sameCode(keys.slipCode(tenantId, slipId), code),
  );
  if (match) return holderOf(parts, match);
  for (const { tenantId, slipId } of rows) {
    await inTransaction(parts.pool, { tenantId, mode: 'write' }, async (tx) => {
      await countWrongSlip(tx, tenantId, slipId);
      return { keep: true, value: undefined };
    });
  }
  return undefined;
}

/** A slip that was tried too often is as good as unknown, also to who guessed right in the end. */
function holderOf(
  { pool, clock }: EnrolmentParts,
  { tenantId, slipId }: Omit<FoundSlip, 'personId'>,
): Promise<FoundSlip | undefined> {
  return inTransaction(pool, { tenantId, mode: 'read' }, async (tx) => {
    const [slip] = await loadSlips(tx, tenantId, { slipId });
    const isKnown = slip && slipStateOn(slip, clock.today()) !== 'spent';
    return {
      keep: true,
      value: isKnown ? { tenantId, slipId, personId: slip.personId } : undefined,
    };
  });
}
