/** The few shapes of DER (ITU-T X.690) that a certificate needs. A value is its encoded bytes. */
export type Der = Buffer;

export function tagged(tag: number, ...content: readonly Uint8Array[]): Der {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.of(tag), lengthOf(body.length), body]);
}

export const sequence = (...items: readonly Der[]): Der => tagged(0x30, ...items);
export const set = (...items: readonly Der[]): Der => tagged(0x31, ...items);
export const octets = (bytes: Uint8Array): Der => tagged(0x04, bytes);
export const text = (value: string): Der => tagged(0x0c, Buffer.from(value, 'utf8'));
export const yes: Der = Buffer.of(0x01, 0x01, 0xff);

/** Of whole bytes, none of whose last bits is unused. */
export const bits = (bytes: Uint8Array): Der => tagged(0x03, Buffer.of(0), bytes);

/** A positive number; a leading zero byte keeps the sign, others are left out. */
export function integer(bytes: Uint8Array): Der {
  const from = bytes.findIndex((byte) => byte !== 0);
  const short = from < 0 ? Buffer.of(0) : bytes.subarray(from);
  return tagged(0x02, Buffer.of(...((short[0] ?? 0) > 0x7f ? [0] : [])), short);
}

export function objectId(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest].flatMap(base128)));
}

/** RFC 5280 §4.1.2.5: two digits of the year until 2049, four from 2050 on. */
export function time(at: Date): Der {
  const digits = `${at.toISOString().slice(0, 19).replaceAll(/\D/g, '')}Z`;
  const isShort = at.getUTCFullYear() < 2050;
  return tagged(isShort ? 0x17 : 0x18, Buffer.from(isShort ? digits.slice(2) : digits));
}

function base128(number: number): readonly number[] {
  const septets = [number & 0x7f];
  for (let rest = number >>> 7; rest > 0; rest >>>= 7) septets.unshift((rest & 0x7f) | 0x80);
  return septets;
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length);
  const bytes = length.toString(16).replace(/^(..)*.$/, '0$&');
  const long = Buffer.from(bytes, 'hex');
  return Buffer.concat([Buffer.of(0x80 | long.length), long]);
}
