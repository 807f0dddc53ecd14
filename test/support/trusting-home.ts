import { createHash, X509Certificate } from 'node:crypto';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * A home folder whose certificate store (NSS, as Chromium on Linux reads it) trusts one authority, as if its
 * owner had installed it. `certutil` does the same, but is no npm package; the store is an SQLite file whose
 * columns are PKCS#11 attributes. Without `key4.db` beside it there is no password, and nothing is sealed.
 */
export async function homeTrusting(authority: string): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'pingtai-home-'));
  const folder = join(home, '.local/share/pki/nssdb');
  await mkdir(folder, { recursive: true });
  const store = new DatabaseSync(join(folder, 'cert9.db'));
  store.exec(`CREATE TABLE nssPublic (id PRIMARY KEY UNIQUE ON CONFLICT ABORT, ${columns})`);
  for (const [at, row] of rowsFor(new X509Certificate(authority)).entries()) {
    const names = Object.keys(row);
    const places = names.map(() => '?').join();
    store
      .prepare(`INSERT INTO nssPublic (id, ${names.join()}) VALUES (?, ${places})`)
      .run(at + 1, ...Object.values(row));
  }
  store.close();
  return home;
}

/** Every attribute that NSS may ask for; a missing column is a damaged store. */
const columns =
  `a0 a1 a2 a3 a10 a11 a12 a80 a81 a82 a83 a84 a85 a86 a87 a88 a89 a8a a8b a90 a100 a101 a102 a103
  a104 a105 a106 a107 a108 a109 a10a a10b a10c a110 a111 a120 a121 a122 a123 a124 a125 a126 a127 a128 a129 a130
  a131 a132 a133 a134 a160 a161 a162 a163 a164 a165 a166 a170 a180 a181 a200 a201 a202 a210 a300 a301 a302 a400
  a401 a402 a403 a404 a405 a406 a480 a481 a482 a500 a501 a502 a503 a40000211 a40000212 a80000001 ace534351
  ace534352 ace534353 ace534354 ace534355 ace534356 ace534357 ace534358 ace534364 ace534365 ace534366 ace534367
  ace534368 ace534369 ace534373 ace534374 ace536351 ace536352 ace536353 ace536354 ace536355 ace536356 ace536357
  ace536358 ace536359 ace53635a ace53635b ace53635c ace53635d ace53635e ace53635f ace536360 ace5363b4 ace5363b5
  ad5a0db00 a633 a634 a61d a637`
    .split(/\s+/)
    .join();

const hex = (digits: string) => Buffer.from(digits, 'hex');
/** NSS writes a zero byte for an empty value. */
const nothing = hex('a5005a');

function rowsFor({ raw }: X509Certificate): readonly Record<string, Buffer>[] {
  const { serial, name } = partsOf(raw);
  const digest = (algorithm: string) => createHash(algorithm).update(raw).digest();
  const common = { a1: hex('01'), a2: hex('00'), a81: name, a82: serial, a170: hex('01') };
  const certificate = { a0: hex('00000001'), a3: Buffer.from('pingtai'), a11: raw };
  const trust = {
    a0: hex('ce534353'),
    a3: nothing,
    ace5363b4: digest('sha1'),
    ace5363b5: digest('md5'),
  };
  return [
    { ...common, ...certificate, a80: hex('00000000'), a101: name, a102: digest('sha1') },
    // CKA_TRUST_SERVER_AUTH = CKT_NSS_TRUSTED_DELEGATOR
    { ...common, ...trust, ace536358: hex('ce534352') },
  ];
}

/** Of a certificate that signed itself, so that issuer and subject are one: serial number and name in DER. */
function partsOf(certificate: Buffer) {
  const [body] = itemsIn(certificate);
  const [, serial, , name] = itemsIn(body ?? Buffer.of());
  if (!serial || !name) throw new Error('not a certificate');
  return { serial, name };
}

/** What stands inside one DER value. */
function itemsIn(der: Buffer): readonly Buffer[] {
  const items: Buffer[] = [];
  for (let at = startOf(der); at < der.length;) {
    const end = at + lengthAt(der, at);
    items.push(der.subarray(at, end));
    at = end;
  }
  return items;
}

function startOf(der: Buffer): number {
  const first = der[1] ?? 0;
  return first < 0x80 ? 2 : 2 + (first & 0x7f);
}

function lengthAt(der: Buffer, at: number): number {
  const value = der.subarray(at);
  const start = startOf(value);
  const first = value[1] ?? 0;
  return start + (first < 0x80 ? first : value.readUIntBE(2, first & 0x7f));
}
