import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { DeskSignInId, SlipId } from '#core/accounts/facts.ts';
import { plainPassword } from '#core/accounts/password.ts';
import { type SlipCode, slipCodeOf } from '#core/accounts/slip-code.ts';
import type { IntentId, TenantId } from '#core/kernel/ids.ts';
import { openLogSecret } from '../ledger/log-key.ts';
import { type Seal, sealWith } from './sealing.ts';

/**
 * Everything secret about slips, devices and desk sign-ins comes from a key that lies outside the database, so
 * that whoever has a copy of the database alone can neither use a slip nor try the million PINs, nor read an authenticator's secret.
 */
export interface AccountKeys {
  readonly slipCode: (tenantId: TenantId, slipId: SlipId) => SlipCode;
  /** The same form sent twice gives the same device: nobody is locked out by a double tap. */
  readonly deviceSecret: (slipId: SlipId, intent: IntentId) => string;
  readonly pinSalt: (slipId: SlipId, intent: IntentId) => Buffer;
  readonly peppered: (pin: string) => Buffer;
  readonly pepperedPassword: (password: string) => Buffer;
  readonly passwordSalt: (deskSignInId: DeskSignInId, intent: IntentId) => Buffer;
  readonly recoveryHash: (deskSignInId: DeskSignInId, code: string) => string;
  /** For the secrets of authenticators; their owner is the desk sign-in. */
  readonly totp: Seal;
  /** For desk sign-ins that are being set up, between two forms. */
  readonly draft: Seal;
}

/** Derived from the installation's log secret by HKDF-SHA-256 (RFC 5869), one key for each purpose. */
export async function openAccountKeys(dataFolder: string): Promise<AccountKeys> {
  const secret = await openLogSecret(dataFolder);
  const keysFor = <const Purposes extends readonly string[]>(...purposes: Purposes) =>
    purposes.map((purpose) =>
      Buffer.from(hkdfSync('sha256', secret, '', `pingtai/${purpose}/v1`, 32)),
    ) as { readonly [Index in keyof Purposes]: Buffer };
  const [slip, device, salt, pepper] = keysFor('slip', 'device', 'pin-salt', 'pin');
  const [password, passwordSalt, recovery, totp, draft] = keysFor(
    'password',
    'password-salt',
    'recovery',
    'totp',
    'desk-draft',
  );
  return {
    slipCode: (tenantId, slipId) => slipCodeOf(mac(slip, `${tenantId}|${slipId}`)),
    deviceSecret: (slipId, intent) => mac(device, `${slipId}|${intent}`).toString('base64url'),
    pinSalt: (slipId, intent) => mac(salt, `${slipId}|${intent}`).subarray(0, 16),
    peppered: (pin) => mac(pepper, pin),
    pepperedPassword: (typed) => mac(password, plainPassword(typed)),
    passwordSalt: (id, intent) => mac(passwordSalt, `${id}|${intent}`).subarray(0, 16),
    recoveryHash: (id, code) => mac(recovery, `${id}|${code}`).toString('hex'),
    totp: sealWith(totp),
    draft: sealWith(draft),
  };
}

export function sameCode(one: SlipCode, other: SlipCode): boolean {
  const [left, right] = [one, other].map(({ number, secret }) => Buffer.from(number + secret));
  return left !== undefined && right?.length === left.length && timingSafeEqual(left, right);
}

function mac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
