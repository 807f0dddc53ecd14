import { createHash } from 'node:crypto';
import { type LedgerFinding, placeText } from '#server/ledger/verification.ts';
import { isMessageKey, translate } from '#ui/messages/translator.ts';
import type { Locale } from '#ui/messages/message.ts';
import type { Sentence } from './speak.ts';

export function sentenceOf(finding: LedgerFinding): Sentence {
  const where = placeText(finding.place);
  return {
    zh: `✗ ${where}：${words(finding, 'zh-CN')}`,
    en: `  ${where}: ${words(finding, 'en')}`,
  };
}

function words({ code }: LedgerFinding, locale: Locale): string {
  const key = `ledger.finding-${code}`;
  return isMessageKey(key) ? translate(locale, key) : code;
}

/** First 8 hexadecimal digits of the key's SHA-256, as on the page of integrity. */
export function fingerprintOf(publicKey: Uint8Array): string {
  return createHash('sha256').update(publicKey).digest('hex').slice(0, 8);
}
