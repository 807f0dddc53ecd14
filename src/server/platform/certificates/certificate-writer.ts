import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';
import { addressBytes, privateNetworks } from './certificate-names.ts';
import {
  bits,
  type Der,
  integer,
  objectId,
  octets,
  sequence,
  set,
  tagged,
  text,
  time,
  yes,
} from './der.ts';

/** A certificate (RFC 5280) of a fresh P-256 key, signed with ECDSA and SHA-256. */
export interface Issued {
  /** PEM. */
  readonly certificate: string;
  /** PKCS#8, PEM. */
  readonly key: string;
}

export interface Validity {
  readonly from: Date;
  readonly until: Date;
}

export interface Issuer {
  readonly name: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/**
 * An authority whose signature counts only for server names below `domains` and for private addresses
 * (RFC 5280 §4.2.1.10), so that whoever steals its key still can't pose as a bank to the phones that trust it.
 */
export function issueAuthority(
  name: string,
  domains: readonly string[],
  validity: Validity,
): Issued {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const permitted = [
    ...domains.map(domainName),
    ...privateNetworks.map(([network, prefix]) => addressRange(addressBytes(network), prefix)),
  ].map((base) => sequence(base));
  const extensions = [
    extension('2.5.29.19', sequence(yes, integer(Buffer.of(0))), 'critical'),
    // keyCertSign and nothing else; two bits are unused.
    extension('2.5.29.15', Buffer.of(0x03, 0x02, 0x02, 0x04), 'critical'),
    extension('2.5.29.30', sequence(tagged(0xa0, ...permitted)), 'critical'),
    extension('2.5.29.14', octets(keyId(publicKey))),
  ];
  const certificate = signed(
    { name, privateKey, publicKey },
    { name, publicKey, validity, extensions },
  );
  return { certificate, key: pemOf(privateKey) };
}

/** For a web server under host names and addresses. */
export function issueServerCertificate(
  issuer: Issuer,
  names: readonly string[],
  validity: Validity,
): Issued {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const alternatives = names.map((name) =>
    isIP(name) ? tagged(0x87, addressBytes(name)) : domainName(name),
  );
  const extensions = [
    extension('2.5.29.19', sequence(), 'critical'),
    // digitalSignature; seven bits are unused.
    extension('2.5.29.15', Buffer.of(0x03, 0x02, 0x07, 0x80), 'critical'),
    extension('2.5.29.37', sequence(objectId('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.17', sequence(...alternatives)),
    extension('2.5.29.14', octets(keyId(publicKey))),
    extension('2.5.29.35', sequence(tagged(0x80, keyId(issuer.publicKey)))),
  ];
  const subject = { name: '评台 Pingtai', publicKey, validity, extensions };
  return { certificate: signed(issuer, subject), key: pemOf(privateKey) };
}

interface Subject {
  readonly name: string;
  readonly publicKey: KeyObject;
  readonly validity: Validity;
  readonly extensions: readonly Der[];
}

function signed(issuer: Issuer, { name, publicKey, validity, extensions }: Subject): string {
  const algorithm = sequence(objectId('1.2.840.10045.4.3.2'));
  const body = sequence(
    tagged(0xa0, integer(Buffer.of(2))),
    integer(Buffer.concat([Buffer.of(1), randomBytes(15)])),
    algorithm,
    commonName(issuer.name),
    sequence(time(validity.from), time(validity.until)),
    commonName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensions)),
  );
  const der = sequence(body, algorithm, bits(sign('sha256', body, issuer.privateKey)));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

const commonName = (name: string): Der => sequence(set(sequence(objectId('2.5.4.3'), text(name))));

const domainName = (name: string): Der => tagged(0x82, Buffer.from(name, 'ascii'));

/** The network and its mask, each as long as an address. */
function addressRange(network: Buffer, prefix: number): Der {
  const mask = Array.from(network, (_, at) => {
    const ones = Math.min(8, Math.max(0, prefix - at * 8));
    return (0xff << (8 - ones)) & 0xff;
  });
  return tagged(0x87, network, Buffer.from(mask));
}

function extension(id: string, value: Der, critical?: 'critical'): Der {
  return sequence(objectId(id), ...(critical ? [yes] : []), octets(value));
}

/** RFC 7093 §2, method 4 with 20 bytes kept: any value that tells keys apart will do. */
function keyId(publicKey: KeyObject): Buffer {
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest().subarray(0, 20);
}

function pemOf(privateKey: KeyObject): string {
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
