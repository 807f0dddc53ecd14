const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const STANDARD = `${LETTERS_AND_DIGITS}+/`;
const URL_SAFE = `${LETTERS_AND_DIGITS}-_`;
const NOT_A_DIGIT = 255;
const STANDARD_VALUES = valuesOf(STANDARD);
const URL_SAFE_VALUES = valuesOf(URL_SAFE);

/** RFC 4648 section 4, with padding. */
export function base64(bytes: Uint8Array): string {
  const digits = encoded(bytes, STANDARD);
  return digits.padEnd(Math.ceil(digits.length / 4) * 4, '=');
}

/** RFC 4648 section 5, without padding. */
export function base64Url(bytes: Uint8Array): string {
  return encoded(bytes, URL_SAFE);
}

/** `undefined` unless `text` is exactly what `base64` writes: one text for each sequence of bytes. */
export function bytesOfBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  return decoded(text.replace(/={1,2}$/, ''), STANDARD_VALUES);
}

/** `undefined` unless `text` is exactly what `base64Url` writes. */
export function bytesOfBase64Url(text: string): Uint8Array | undefined {
  return decoded(text, URL_SAFE_VALUES);
}

function encoded(bytes: Uint8Array, alphabet: string): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const digits = Math.min(4, bytes.length - at + 1);
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let digit = 0; digit < digits; digit += 1)
      text += alphabet[(group >> (18 - 6 * digit)) & 63];
  }
  return text;
}

function decoded(text: string, values: Uint8Array): Uint8Array | undefined {
  if (text.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let [bits, count, length] = [0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const value = values[text.charCodeAt(at)] ?? NOT_A_DIGIT;
    if (value === NOT_A_DIGIT) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[length++] = bits >> count;
  }
  const leftOver = bits & ((1 << count) - 1);
  return leftOver === 0 ? bytes : undefined;
}

function valuesOf(alphabet: string): Uint8Array {
  const values = new Uint8Array(128).fill(NOT_A_DIGIT);
  for (let value = 0; value < alphabet.length; value += 1)
    values[alphabet.charCodeAt(value)] = value;
  return values;
}
