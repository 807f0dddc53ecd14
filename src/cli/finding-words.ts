import { createHash } from 'node:crypto';
import { findingWords, placeWords } from '#core/ledger/finding-words.ts';
import type { LedgerFinding } from '#server/ledger/verification.ts';
import type { Sentence } from './speak.ts';

export function sentenceOf({ code, place }: LedgerFinding): Sentence {
  const [where, what] = [placeWords(place), findingWords(code)];
  return { zh: `✗ ${where.zh}：${what.zh}`, en: `  ${where.en}: ${what.en}` };
}

/** First 8 hexadecimal digits of the key's SHA-256, as on the page of integrity. */
export function fingerprintOf(publicKey: Uint8Array): string {
  return createHash('sha256').update(publicKey).digest('hex').slice(0, 8);
}
