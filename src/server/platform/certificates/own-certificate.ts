import { createPrivateKey, createPublicKey, randomUUID, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { accept, refuse, type Result } from '#core/kernel/result.ts';
import { isPermitted, localDomains, machineNames } from './certificate-names.ts';
import { issueAuthority, issueServerCertificate } from './certificate-writer.ts';

/** A certificate that this installation signed for itself, for a hall without Internet. */
export interface OwnCertificate {
  /** PEM. */
  readonly certificate: string;
  /** PEM. */
  readonly key: string;
  /** Host names and addresses that it holds, the one to show people first. */
  readonly names: readonly string[];
  /** What the operator named; the rest was found. */
  readonly given: readonly string[];
}

/** Phones trust its certificate; the key signs server certificates. */
interface OwnAuthority {
  readonly certificate: string;
  readonly key: string;
  /** Names outside these can't be signed, see `issueAuthority`. */
  readonly domains: readonly string[];
}

export type OwnCertificateRefusal =
  | { readonly code: 'name-not-permitted'; readonly name: string }
  | { readonly code: 'authority-ends'; readonly on: Date };

const DAY = 24 * 3600 * 1000;
const AUTHORITY_DAYS = 3652;
/** Browsers refuse more than 398 days of authorities that they ship; of own ones some do as well. */
const CERTIFICATE_DAYS = 397;
const RENEWED_DAYS_BEFORE = 30;

const Pair = z.object({ certificate: z.string(), key: z.string() });
const Authority = Pair.extend({ domains: z.array(z.string()) });
const Certificate = Pair.extend({ names: z.array(z.string()).min(1), given: z.array(z.string()) });

/** Of the authority; not secret, to be handed to phones. */
export function authorityCertificateFile(dataFolder: string): string {
  return join(dataFolder, 'pingtai-authority.crt');
}

export function hasOwnCertificate(dataFolder: string): boolean {
  return existsSync(certificateFile(dataFolder));
}

/** Throws when the file holds something else. */
export function readOwnCertificate(dataFolder: string): OwnCertificate {
  return Certificate.parse(JSON.parse(readFileSync(certificateFile(dataFolder), 'utf8')));
}

/** PEM. */
export function readOwnAuthority(dataFolder: string): string | undefined {
  return authorityIn(dataFolder)?.certificate;
}

/** What its people compare before they trust it: SHA-256, in pairs of hexadecimal digits. */
export function fingerprintOf(certificate: string): string {
  return new X509Certificate(certificate).fingerprint256;
}

export interface Wish {
  /** Host names and addresses besides those that the machine has. */
  readonly given: readonly string[];
  readonly now: Date;
  /** A new authority in place of a former one; phones have to trust it anew. */
  readonly anew?: boolean;
}

export async function makeOwnCertificate(
  dataFolder: string,
  { given, now, anew }: Wish,
): Promise<Result<OwnCertificate, OwnCertificateRefusal>> {
  const found = anew ? undefined : authorityIn(dataFolder);
  const authority = found ?? freshAuthority(given, now);
  const stranger = given.find((name) => !isPermitted(name, authority.domains));
  if (stranger !== undefined) return refuse({ code: 'name-not-permitted', name: stranger });
  const { notAfter } = validityOf(authority.certificate);
  if (+notAfter - +now < RENEWED_DAYS_BEFORE * DAY) {
    return refuse({ code: 'authority-ends', on: notAfter });
  }

  await openFolders(dataFolder);
  if (!found) await keep(authorityFile(dataFolder), authority);
  await write(authorityCertificateFile(dataFolder), authority.certificate, 0o644);
  const made = signedBy(authority, { given, now });
  await keep(certificateFile(dataFolder), made);
  return accept(made);
}

/**
 * The one at hand while it lasts and holds every name of the machine; else a new one of the same authority.
 * An authority near its end leaves the old one in place until the operator makes a new one.
 */
export async function renewOwnCertificate(dataFolder: string, now: Date): Promise<OwnCertificate> {
  const { given, ...rest } = readOwnCertificate(dataFolder);
  const authority = authorityIn(dataFolder);
  if (!authority || isFresh(rest, namesFor(given, authority), now)) return { given, ...rest };
  const made = await makeOwnCertificate(dataFolder, { given, now });
  return made.ok ? made.value : { given, ...rest };
}

function isFresh(
  { certificate, names }: Pick<OwnCertificate, 'certificate' | 'names'>,
  wanted: readonly string[],
  now: Date,
): boolean {
  const left = +validityOf(certificate).notAfter - +now;
  return left > RENEWED_DAYS_BEFORE * DAY && wanted.every((name) => names.includes(name));
}

function freshAuthority(given: readonly string[], now: Date): OwnAuthority {
  const domains = [...new Set([...localDomains(), ...given.filter((name) => !isAddress(name))])];
  const name = `评台 Pingtai ${hostname().slice(0, 30)} ${now.toISOString().slice(0, 10)}`;
  return { ...issueAuthority(name, domains, lasting(now, AUTHORITY_DAYS)), domains };
}

function isAddress(name: string): boolean {
  return name.includes(':') || /^[\d.]+$/.test(name);
}

function signedBy(authority: OwnAuthority, { given, now }: Wish): OwnCertificate {
  const privateKey = createPrivateKey(authority.key);
  const name = nameOf(authority.certificate);
  const issuer = { name, privateKey, publicKey: createPublicKey(privateKey) };
  const names = namesFor(given, authority);
  const wished = lasting(now, CERTIFICATE_DAYS);
  const { notAfter } = validityOf(authority.certificate);
  const validity = { ...wished, until: wished.until < notAfter ? wished.until : notAfter };
  return { ...issueServerCertificate(issuer, names, validity), names, given };
}

function namesFor(given: readonly string[], { domains }: OwnAuthority): readonly string[] {
  const found = machineNames().filter((name) => isPermitted(name, domains));
  return [...new Set([...given, ...found])];
}

/** From a day earlier, since phones without Internet may be slow; `days` in all. */
function lasting(now: Date, days: number) {
  const from = Math.floor(+now / 1000) * 1000 - DAY;
  return { from: new Date(from), until: new Date(from + days * DAY) };
}

function validityOf(certificate: string): { readonly notAfter: Date } {
  return { notAfter: new X509Certificate(certificate).validToDate };
}

function nameOf(certificate: string): string {
  return new X509Certificate(certificate).subject.replace(/^CN=/, '');
}

function authorityIn(dataFolder: string): OwnAuthority | undefined {
  const file = authorityFile(dataFolder);
  if (!existsSync(file)) return undefined;
  return Authority.parse(JSON.parse(readFileSync(file, 'utf8')));
}

function authorityFile(dataFolder: string): string {
  return join(dataFolder, 'secrets', 'own-authority.json');
}

function certificateFile(dataFolder: string): string {
  return join(dataFolder, 'secrets', 'own-certificate.json');
}

/** The database's own user has to enter the data folder of root. */
async function openFolders(dataFolder: string): Promise<void> {
  await mkdir(dataFolder, { recursive: true, mode: process.getuid?.() === 0 ? 0o755 : 0o700 });
  await mkdir(join(dataFolder, 'secrets'), { recursive: true, mode: 0o700 });
}

function keep(file: string, content: OwnAuthority | OwnCertificate): Promise<void> {
  return write(file, `${JSON.stringify(content, null, 2)}\n`, 0o600);
}

/** Certificate and key change together or not at all: one file, renamed into place. */
async function write(file: string, text: string, mode: number): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  const handle = await open(draft, 'wx', mode);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}
