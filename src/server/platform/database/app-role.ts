import { createHmac } from 'node:crypto';
import type pg from 'pg';
import { encryptionOf } from './encryption.ts';
import { APP_ROLE } from './grants.ts';

/**
 * Password of the app role, derived from the owner's so that several app processes agree on it;
 * none where the owner needs none (the private database: a socket in a folder of its own).
 */
export function appPasswordOf(owner: pg.PoolConfig): string | undefined {
  if (typeof owner.password !== 'string' || owner.password === '') return undefined;
  return createHmac('sha256', owner.password).update('pingtai app role').digest('base64url');
}

export function appConnectionOf(owner: pg.PoolConfig): pg.PoolConfig {
  return { ...owner, user: APP_ROLE, password: appPasswordOf(owner) };
}

/** The parts of a `postgresql://` address, so that the user in it can be changed. */
export function connectionOfUrl(address: string): pg.PoolConfig {
  const url = new URL(address);
  const socketFolder = url.searchParams.get('host');
  return {
    host: socketFolder ?? decodeURIComponent(url.hostname),
    port: url.port === '' ? 5432 : Number(url.port),
    user: decodeURIComponent(url.username),
    password: url.password === '' ? undefined : decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    ssl: encryptionOf(address),
  };
}
