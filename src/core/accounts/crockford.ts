/** Crockford's base 32: no I, L, O or U, so that nothing read aloud or by an elder is mistaken. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The first `length` characters, five bits each from the low end of the first 8 bytes; at most 12. */
export function crockfordText(bytes: Uint8Array, length: number): string {
  if (bytes.length < 8 || length > 12) throw new Error('a code needs 8 bytes');
  let value = 0n;
  for (const byte of bytes.subarray(0, 8)) value = (value << 8n) | BigInt(byte);
  let text = '';
  for (let place = 0; place < length; place += 1) {
    text += alphabet[Number(value & 31n)];
    value >>= 5n;
  }
  return text;
}

/** As typed: any case, spaces or dashes, O for 0, I and L for 1; `undefined` for what is no such text. */
export function readCrockford(typed: string, length: number): string | undefined {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-–—·]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const isText = text.length === length && [...text].every((each) => alphabet.includes(each));
  return isText ? text : undefined;
}
