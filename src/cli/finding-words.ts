import { findingWords, placeWords } from '#core/ledger/finding-words.ts';
import type { LedgerFinding } from '#server/ledger/verification.ts';
import type { Sentence } from './speak.ts';

export function sentenceOf({ code, place }: LedgerFinding): Sentence {
  const [where, what] = [placeWords(place), findingWords(code)];
  return { zh: `✗ ${where.zh}：${what.zh}`, en: `  ${where.en}: ${what.en}` };
}
