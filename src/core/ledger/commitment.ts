import { isWellFormed } from '../kernel/canonical-json.ts';
import { concatBytes, equalBytes, hashWithText, sha256, utf8, type Sha256 } from './bytes.ts';

export const SALT_LENGTH = 32;

const DOMAIN = utf8('pingtai/commit/v1\0');

/**
 * The commitment `c` of a leaf to its content, 32 bytes:
 *
 *     c = SHA-256( "pingtai/commit/v1" || 0x00 || salt || payload )
 *         17 bytes ASCII, 1 byte, 32 random bytes, UTF-8 bytes of the payload
 *
 * Without its salt a payload can't be guessed from `c`, so erasing salt and payload erases the
 * content while the leaf and every proof stay. Throws when the salt isn't 32 bytes.
 */
export function commitment(salt: Uint8Array, payload: string, hash: Sha256 = sha256): Uint8Array {
  if (salt.length !== SALT_LENGTH) throw new RangeError(`a salt of ${salt.length} bytes`);
  return hashWithText(concatBytes(DOMAIN, salt), payload, hash);
}

export interface Opening {
  readonly salt: Uint8Array;
  readonly payload: string;
}

/** Whether salt and payload are what the commitment was made from; never throws. */
export function opensCommitment(
  committed: Uint8Array,
  opening: Opening,
  hash: Sha256 = sha256,
): boolean {
  if (opening.salt.length !== SALT_LENGTH || !isWellFormed(opening.payload)) return false;
  return equalBytes(commitment(opening.salt, opening.payload, hash), committed);
}
