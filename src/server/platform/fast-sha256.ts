import { hash } from 'node:crypto';

/** The runtime's own SHA-256 for core's rules, in one call: several times faster than a `Hash` object. */
export function fastSha256(bytes: Uint8Array): Uint8Array {
  return hash('sha256', bytes, 'buffer');
}
