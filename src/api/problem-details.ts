import { type Refusal, refusalStatus } from '#contract/refusals.ts';
import type { Locale } from '#ui/messages/message.ts';
import { isMessageKey, translate } from '#ui/messages/translator.ts';

/** A refusal as RFC 9457 problem details; `detail` is the same sentence that the pages show. */
export function problemDetails(refusal: Refusal, locale: Locale): Response {
  const status = refusalStatus[refusal.code];
  const body = {
    type: `urn:pingtai:refusal:${refusal.code}`,
    title: refusal.code,
    status,
    detail: sentenceOf(refusal, locale),
    place: refusal.place,
    params: refusal.params,
    errors: refusal.problems,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'content-language': locale },
  });
}

export function failureDetails(incident: string): Response {
  const body = { type: 'urn:pingtai:failure', title: 'failure', status: 500, incident };
  return new Response(JSON.stringify(body), {
    status: 500,
    headers: { 'content-type': 'application/problem+json' },
  });
}

function sentenceOf(refusal: Refusal, locale: Locale): string {
  const key = `refusals.${refusal.code}`;
  return isMessageKey(key) ? translate(locale, key, refusal.params) : refusal.code;
}
