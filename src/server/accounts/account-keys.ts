import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { SlipId } from '#core/accounts/facts.ts';
import { type SlipCode, slipCodeOf } from '#core/accounts/slip-code.ts';
import type { IntentId, TenantId } from '#core/kernel/ids.ts';
import { openLogSecret } from '../ledger/log-key.ts';

/**
 * Everything secret about slips, PINs and device tokens comes from a key that lies outside the database, so
 * that whoever has a copy of the database alone can neither use a slip nor try the million PINs.
 */
export interface AccountKeys {
  readonly slipCode: (tenantId: TenantId, slipId: SlipId) => SlipCode;
  /** The same form sent twice gives the same device: nobody is locked out by a double tap. */
  readonly deviceSecret: (slipId: SlipId, intent: IntentId) => string;
  readonly pinSalt: (slipId: SlipId, intent: IntentId) => Buffer;
  readonly peppered: (pin: string) => Buffer;
}

/** Derived from the installation's log secret by HKDF-SHA-256 (RFC 5869), one key for each purpose. */
export async function openAccountKeys(dataFolder: string): Promise<AccountKeys> {
  const secret = await openLogSecret(dataFolder);
  const keyFor = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', secret, '', `pingtai/${purpose}/v1`, 32));
  const [slip, device, salt, pepper] = ['slip', 'device', 'pin-salt', 'pin'].map(keyFor) as [
    Buffer,
    Buffer,
    Buffer,
    Buffer,
  ];
  return {
    slipCode: (tenantId, slipId) => slipCodeOf(mac(slip, `${tenantId}|${slipId}`)),
    deviceSecret: (slipId, intent) => mac(device, `${slipId}|${intent}`).toString('base64url'),
    pinSalt: (slipId, intent) => mac(salt, `${slipId}|${intent}`).subarray(0, 16),
    peppered: (pin) => mac(pepper, pin),
  };
}

export function sameCode(one: SlipCode, other: SlipCode): boolean {
  const [left, right] = [one, other].map(({ number, secret }) => Buffer.from(number + secret));
  return left !== undefined && right?.length === left.length && timingSafeEqual(left, right);
}

function mac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
