import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';

/** RFC 6238 as every authenticator app has it: HMAC-SHA-1, six digits, steps of 30 seconds. */
const STEP_SECONDS = 30;
const DIGITS = 6;
export const TOTP_SECRET_BYTES = 20;

export function totpStepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / STEP_SECONDS);
}

/** RFC 4226 §5.3 with the step as the counter. */
export function totpCode(secret: Uint8Array, step: number): string {
  const counter = new Uint8Array(8);
  new DataView(counter.buffer).setBigUint64(0, BigInt(step));
  const digest = hmac(sha1, secret, counter);
  const offset = (digest.at(-1) ?? 0) & 0xf;
  const number = new DataView(digest.buffer, digest.byteOffset).getUint32(offset) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

export interface TotpTry {
  readonly typed: string;
  readonly now: Date;
  /** The step of the last code that was accepted; no code of it or before it counts again. */
  readonly lastStep: number;
}

/** The step that the code is of, one either side of now allowed for clocks that differ. */
export function totpStepOf(
  secret: Uint8Array,
  { typed, now, lastStep }: TotpTry,
): number | undefined {
  const code = typed.normalize('NFKC').replaceAll(/\s/g, '');
  const present = totpStepAt(now);
  return [present - 1, present, present + 1].find(
    (step) => step > lastStep && totpCode(secret, step) === code,
  );
}

/** What the app reads from the QR code (Key URI Format). */
export function totpAddress(
  secret: Uint8Array,
  { issuer, account }: { readonly issuer: string; readonly account: string },
): string {
  const [by, of] = [encodeURIComponent(issuer), encodeURIComponent(account)];
  return `otpauth://totp/${by}:${of}?secret=${base32(secret)}&issuer=${by}`;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 §6 without padding, as apps want it typed. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => alphabet[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}
