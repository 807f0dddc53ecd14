import { type InputProblem, type Refusal, refusalStatus } from '#contract/refusals.ts';
import type { ApiAnswer } from '#server/platform/api-request.ts';
import type { Locale } from '#ui/messages/message.ts';
import { isMessageKey, translate } from '#ui/messages/translator.ts';

/** A refusal as RFC 9457 problem details; `detail` is the same sentence that the pages show. */
export function problemDetails(refusal: Refusal, locale: Locale): ApiAnswer {
  const status = refusalStatus[refusal.code];
  const body = {
    type: `urn:pingtai:refusal:${refusal.code}`,
    title: refusal.code,
    status,
    detail: translate(locale, `refusals.${refusal.code}`, refusal.params),
    place: refusal.place,
    params: refusal.params,
    errors: refusal.problems?.map((problem) => withSentence(problem, locale)),
  };
  return respond(body, locale, headersOf(refusal));
}

/** A bug or an outage: nothing of it is told but the id under which the log holds it. */
export function failureDetails(incident: string, locale: Locale): ApiAnswer {
  const detail = translate(locale, 'failures.unexpected');
  return respond(
    { type: 'urn:pingtai:failure', title: 'failure', status: 500, detail, incident },
    locale,
  );
}

export function methodNotAllowed(allowed: readonly string[], locale: Locale): ApiAnswer {
  const allow = allowed.join(', ');
  const type = 'urn:pingtai:request:method-not-allowed';
  const detail = methodSentences[locale].replace('{allow}', allow);
  return respond({ type, title: 'method-not-allowed', status: 405, detail }, locale, { allow });
}

const methodSentences: Readonly<Record<Locale, string>> = {
  'zh-CN': '这个地址只接受 {allow}。',
  en: 'This address takes {allow} only.',
};

interface Body {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly [member: string]: unknown;
}

function respond(
  body: Body,
  locale: Locale,
  more: Readonly<Record<string, string>> = {},
): ApiAnswer {
  const headers = { 'content-type': 'application/problem+json', 'content-language': locale };
  return { status: body.status, headers: { ...headers, ...more }, body: JSON.stringify(body) };
}

/** RFC 9110: 401 names the scheme (§11.6.1), 503 when to come again (§10.2.3). */
function headersOf({ code }: Refusal): Readonly<Record<string, string>> {
  if (code === 'not-signed-in') return { 'www-authenticate': 'Bearer' };
  return refusalStatus[code] === 503 ? { 'retry-after': '5' } : {};
}

function withSentence(problem: InputProblem, locale: Locale) {
  const key = `problems.${problem.code}`;
  const detail = translate(locale, isMessageKey(key) ? key : 'problems.wrong');
  return { ...problem, detail };
}
