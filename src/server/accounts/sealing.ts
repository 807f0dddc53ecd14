import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;

/** AES-256-GCM; what is sealed for one owner opens for no other. */
export interface Seal {
  readonly close: (plain: Uint8Array, owner: string) => string;
  /** `undefined` for what was not sealed with this key for this owner. */
  readonly open: (sealed: string, owner: string) => Buffer | undefined;
}

/** Base64url of nonce (12 bytes, random), tag (16) and ciphertext. */
export function sealWith(key: Buffer): Seal {
  return {
    close: (plain, owner) => {
      const nonce = randomBytes(NONCE_LENGTH);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner));
      const text = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
    },
    open: (sealed, owner) => {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < NONCE_LENGTH + TAG_LENGTH) return undefined;
      const nonce = bytes.subarray(0, NONCE_LENGTH);
      const tag = bytes.subarray(NONCE_LENGTH, NONCE_LENGTH + TAG_LENGTH);
      const options = { authTagLength: TAG_LENGTH };
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, options)
        .setAAD(Buffer.from(owner))
        .setAuthTag(tag);
      const plain = decipher.update(bytes.subarray(NONCE_LENGTH + TAG_LENGTH));
      try {
        return Buffer.concat([plain, decipher.final()]);
      } catch {
        return undefined;
      }
    },
  };
}
