import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { canonicalName, isLoopback, machineNames } from './certificate-names.ts';
import { readOwnAuthority, readOwnCertificate, renewOwnCertificate } from './own-certificate.ts';

/** Where the certificate comes from that the server shows to browsers. */
export type CertificateSource =
  | { readonly kind: 'files'; readonly certificate: string; readonly key: string }
  | { readonly kind: 'own'; readonly dataFolder: string };

/** What HTTPS is spoken with; all PEM. */
export interface ServedCertificate {
  /** With the authorities between, the server's first. */
  readonly certificate: string;
  readonly key: string;
  /** Of the own certificate: the authority that phones have to trust first. */
  readonly authority?: string;
}

/** Why it can't be used. */
export type CertificateProblem =
  'certificate-unreadable' | 'key-unreadable' | 'key-open-to-all' | 'not-matching';

export function certificateProblemOf(
  certificateFile: string,
  keyFile: string,
): CertificateProblem | undefined {
  const certificate = attempted(() => new X509Certificate(readFileSync(certificateFile)));
  if (!certificate) return 'certificate-unreadable';
  const key = attempted(() => createPrivateKey(readFileSync(keyFile)));
  if (!key) return 'key-unreadable';
  if ((statSync(keyFile).mode & 0o007) !== 0) return 'key-open-to-all';
  return certificate.checkPrivateKey(key) ? undefined : 'not-matching';
}

/** The own one is renewed first where it is time. Throws while files are missing or don't match. */
export async function readServedCertificate(
  source: CertificateSource,
  now: Date,
): Promise<ServedCertificate> {
  if (source.kind === 'own') {
    const { certificate, key } = await renewOwnCertificate(source.dataFolder, now);
    return { certificate, key, authority: readOwnAuthority(source.dataFolder) ?? '' };
  }
  const problem = certificateProblemOf(source.certificate, source.key);
  if (problem !== undefined && problem !== 'key-open-to-all') throw new Error(problem);
  return {
    certificate: readFileSync(source.certificate, 'utf8'),
    key: readFileSync(source.key, 'utf8'),
  };
}

/** As it stands in the file, PEM; nothing where it is damaged, which `start` says. */
export function certificateIn(source: CertificateSource): string | undefined {
  return attempted(() =>
    source.kind === 'own'
      ? readOwnCertificate(source.dataFolder).certificate
      : readFileSync(source.certificate, 'utf8'),
  );
}

/** The name to print in links: the first that other machines reach; no pattern, no former address. */
export function publicNameOf(certificate: string): string | undefined {
  const names = namesOf(new X509Certificate(certificate));
  const outer = names.filter((name) => !name.startsWith('*') && !isLoopback(name));
  const mine = machineNames();
  return outer.find((name) => !isIP(name) || mine.includes(name)) ?? outer[0];
}

function namesOf({ subjectAltName = '' }: X509Certificate): readonly string[] {
  const written = subjectAltName.matchAll(/(?:DNS|IP Address):([^,\s"]+)/g);
  return Array.from(written, ([, name = '']) => canonicalName(name));
}

function attempted<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
