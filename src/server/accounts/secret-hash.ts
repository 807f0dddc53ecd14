import { argon2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);
/** RFC 9106; memory in KiB. About 75 ms of a core. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

/** Matches nothing, and takes as long to find that out. */
export const noSecret = `argon2id$${'A'.repeat(22)}$${'A'.repeat(43)}`;

type Lane = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** A crowd at the door must not take the machine's memory. */
const members = laneOf(2);
/** Every stranger can send sign-ins at a desk: PINs must not wait for them. */
export const strangers = laneOf(1);

/** `argon2id$<salt>$<digest>`, base64url. */
export async function hashSecret(peppered: Buffer, salt: Buffer): Promise<string> {
  const digest = await digestOf(peppered, salt, members);
  return `argon2id$${salt.toString('base64url')}$${digest.toString('base64url')}`;
}

export async function isSecret(peppered: Buffer, stored: string, lane = members): Promise<boolean> {
  const [kind, salt = '', digest = ''] = stored.split('$');
  if (kind !== 'argon2id') return false;
  const found = await digestOf(peppered, Buffer.from(salt, 'base64url'), lane);
  const known = Buffer.from(digest, 'base64url');
  return found.length === known.length && timingSafeEqual(found, known);
}

function digestOf(message: Buffer, nonce: Buffer, lane: Lane): Promise<Buffer> {
  return lane(() => derive('argon2id', { ...cost, message, nonce }));
}

function laneOf(mostAtOnce: number): Lane {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= mostAtOnce) await new Promise<void>((next) => waiting.push(next));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
