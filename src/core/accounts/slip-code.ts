import { crockfordText, readCrockford } from './crockford.ts';

const NUMBER_LENGTH = 5;
const CODE_LENGTH = 12;

/** What is printed on a slip: 5 characters that find it and 7 that only its holder knows (35 bits). */
export interface SlipCode {
  readonly number: string;
  readonly secret: string;
}

/** From at least 8 bytes that nobody can foresee. */
export function slipCodeOf(bytes: Uint8Array): SlipCode {
  return partsOf(crockfordText(bytes, CODE_LENGTH));
}

/** As printed: `XXXX-XXXX-XXXX`. */
export function slipCodeText({ number, secret }: SlipCode): string {
  const text = number + secret;
  return [text.slice(0, 4), text.slice(4, 8), text.slice(8)].join('-');
}

/** As typed, whatever the hand makes of it; `undefined` for what is no code. */
export function readSlipCode(typed: string): SlipCode | undefined {
  const text = readCrockford(typed, CODE_LENGTH);
  return text === undefined ? undefined : partsOf(text);
}

function partsOf(text: string): SlipCode {
  return { number: text.slice(0, NUMBER_LENGTH), secret: text.slice(NUMBER_LENGTH) };
}
