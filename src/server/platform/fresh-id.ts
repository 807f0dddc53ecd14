import { randomUUID } from 'node:crypto';

/** A UUID version 7 (RFC 9562): 48 bits of milliseconds, the rest random. */
export function freshId<Id extends string>(now: number = Date.now()): Id {
  const time = now.toString(16).padStart(12, '0');
  const random = randomUUID().slice('xxxxxxxx-xxxx-4'.length);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random}` as Id;
}
