import { ed25519 } from '@noble/curves/ed25519.js';

export interface SignedBytes {
  readonly signature: Uint8Array;
  readonly message: Uint8Array;
  readonly publicKey: Uint8Array;
}

/** Whether a signature is right; false, never a throw, for malformed keys and signatures. */
export type VerifyEd25519 = (signed: SignedBytes) => boolean;

/** RFC 8032: a signature of 64 bytes with the secret key (seed) of 32 bytes. */
export function signEd25519(message: Uint8Array, secretKey: Uint8Array): Uint8Array {
  return ed25519.sign(message, secretKey);
}

/** RFC 8032 public key of 32 bytes. */
export function publicKeyOf(secretKey: Uint8Array): Uint8Array {
  return ed25519.getPublicKey(secretKey);
}

/** Strict RFC 8032: points have one encoding and keys of small order sign nothing. */
export function verifyEd25519({ signature, message, publicKey }: SignedBytes): boolean {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
}
