import { crockfordText, readCrockford } from './crockford.ts';

export const RECOVERY_CODES = 10;
const LENGTH = 10;

/** 50 bits, from at least 8 bytes that nobody can foresee. */
export function recoveryCodeOf(bytes: Uint8Array): string {
  return crockfordText(bytes, LENGTH);
}

/** As printed: `XXXXX-XXXXX`. */
export function recoveryCodeText(code: string): string {
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
}

/** As typed, whatever the hand makes of it; `undefined` for what is none, such as six digits. */
export function readRecoveryCode(typed: string): string | undefined {
  return readCrockford(typed, LENGTH);
}
