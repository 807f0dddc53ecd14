import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';

/** Why an address can't be used as it asks for its encryption. */
export type EncryptionProblem = 'unknown-mode' | 'authority-unused' | 'authority-unreadable';

type Encryption = Pick<ConnectionOptions, 'rejectUnauthorized' | 'ca'> | undefined;

/**
 * As libpq reads `sslmode`: `require` encrypts, `verify-ca` and `verify-full` also check the certificate.
 * `allow` and `prefer` would fall back to no encryption; the driver knows no fallback, so they are not among them.
 */
const modes = {
  disable: undefined,
  require: { rejectUnauthorized: false },
  'verify-ca': { rejectUnauthorized: true },
  'verify-full': { rejectUnauthorized: true },
} as const;

export function encryptionProblemOf(address: string): EncryptionProblem | undefined {
  const { mode, authority } = askedIn(address);
  if (!isKnown(mode)) return 'unknown-mode';
  if (authority === null) return undefined;
  if (!modes[mode]) return 'authority-unused';
  return certificateIn(authority) === undefined ? 'authority-unreadable' : undefined;
}

/** Who names an authority wants the certificate checked, as libpq has it, with `require` too. */
export function encryptionOf(address: string): Encryption {
  const { mode, authority } = askedIn(address);
  if (!isKnown(mode)) throw new Error(`sslmode=${mode} passed the settings`);
  if (authority === null) return modes[mode];
  const ca = modes[mode] && certificateIn(authority);
  if (ca === undefined) throw new Error('sslrootcert passed the settings');
  return { rejectUnauthorized: true, ca };
}

function askedIn(address: string) {
  const { searchParams } = new URL(address);
  return {
    mode: searchParams.get('sslmode') ?? 'disable',
    authority: searchParams.get('sslrootcert'),
  };
}

function isKnown(mode: string): mode is keyof typeof modes {
  return Object.hasOwn(modes, mode);
}

/** Certificates in PEM; nothing when there is no such file, or something else is in it. */
function certificateIn(path: string): string | undefined {
  try {
    const pem = readFileSync(path, 'utf8');
    // Throws on what is no certificate.
    void new X509Certificate(pem);
    return pem;
  } catch {
    return undefined;
  }
}
