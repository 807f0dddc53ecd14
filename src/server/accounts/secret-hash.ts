import { argon2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);
/** RFC 9106; memory in KiB. About 75 ms of a core. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };
const MOST_AT_ONCE = 2;

/** Matches nothing, and takes as long to find that out. */
export const noSecret = `argon2id$${'A'.repeat(22)}$${'A'.repeat(43)}`;

let running = 0;
const waiting: (() => void)[] = [];

/** `argon2id$<salt>$<digest>`, base64url. */
export async function hashSecret(peppered: Buffer, salt: Buffer): Promise<string> {
  const digest = await digestOf(peppered, salt);
  return `argon2id$${salt.toString('base64url')}$${digest.toString('base64url')}`;
}

export async function isSecret(peppered: Buffer, stored: string): Promise<boolean> {
  const [kind, salt = '', digest = ''] = stored.split('$');
  if (kind !== 'argon2id') return false;
  const found = await digestOf(peppered, Buffer.from(salt, 'base64url'));
  const known = Buffer.from(digest, 'base64url');
  return found.length === known.length && timingSafeEqual(found, known);
}

/** Two at a time: a crowd at the door must not take the machine's memory. */
async function digestOf(message: Buffer, nonce: Buffer): Promise<Buffer> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((next) => waiting.push(next));
  else running += 1;
  try {
    return await derive('argon2id', { ...cost, message, nonce });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
