/** Crockford's base 32: no I, L, O or U, so that nothing read aloud or by an elder is mistaken. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const NUMBER_LENGTH = 5;
const CODE_LENGTH = 12;

/** What is printed on a slip: 5 characters that find it and 7 that only its holder knows (35 bits). */
export interface SlipCode {
  readonly number: string;
  readonly secret: string;
}

/** From at least 8 bytes that nobody can foresee. */
export function slipCodeOf(bytes: Uint8Array): SlipCode {
  if (bytes.length < 8) throw new Error('a slip needs 8 bytes');
  let value = 0n;
  for (const byte of bytes.subarray(0, 8)) value = (value << 8n) | BigInt(byte);
  let text = '';
  for (let place = 0; place < CODE_LENGTH; place += 1) {
    text += alphabet[Number(value & 31n)];
    value >>= 5n;
  }
  return { number: text.slice(0, NUMBER_LENGTH), secret: text.slice(NUMBER_LENGTH) };
}

/** As printed: `XXXX-XXXX-XXXX`. */
export function slipCodeText({ number, secret }: SlipCode): string {
  const text = number + secret;
  return [text.slice(0, 4), text.slice(4, 8), text.slice(8)].join('-');
}

/** As typed: any case, spaces or dashes, O for 0, I and L for 1; `undefined` for what is no code. */
export function readSlipCode(typed: string): SlipCode | undefined {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-–—·]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const isCode = text.length === CODE_LENGTH && [...text].every((each) => alphabet.includes(each));
  if (!isCode) return undefined;
  return { number: text.slice(0, NUMBER_LENGTH), secret: text.slice(NUMBER_LENGTH) };
}
