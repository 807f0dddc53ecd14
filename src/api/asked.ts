import type { Operation } from '#contract/operation.ts';
import { type Refusal, refusal } from '#contract/refusals.ts';
import type { IntentId } from '#core/kernel/ids.ts';
import { accept, refuse, type Result } from '#core/kernel/result.ts';
import type { Application } from '#server/application.ts';
import type { ApiRequest } from '#server/platform/api-request.ts';
import { freshId } from '#server/platform/fresh-id.ts';
import type { SessionProof } from '#server/platform/scope.ts';
import { chooseLocale } from '#ui/messages/locale.ts';
import type { Locale } from '#ui/messages/message.ts';

export interface Asked {
  readonly request: ApiRequest;
  /** Fields that stand in the path. */
  readonly path: Readonly<Record<string, string>>;
}

/** Query string or JSON body, with the fields of the path; what they hold is parsed at the door. */
export function inputOf(operation: Operation, { request, path }: Asked): Result<object, Refusal> {
  if (operation.kind === 'query') {
    return accept({ ...Object.fromEntries(new URLSearchParams(request.search)), ...path });
  }
  const body = bodyOf(request.body);
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
    return accept({ ...body, ...path });
  }
  return refuse(refusal('bad-input', { problems: [{ place: '', code: 'not-a-json-object' }] }));
}

/** What is no UTF-8 is refused: a replaced character would stand in the ledger for good. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** An action whose fields all stand in the path needs no body. */
function bodyOf(bytes: Uint8Array): unknown {
  try {
    const text = utf8.decode(bytes);
    return text.trim() === '' ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The session that a request shows; the door looks it up. */
export function proofOf(
  application: Application,
  request: ApiRequest,
): Result<SessionProof, Refusal> {
  const token = bearerOf(request) ?? sessionCookieOf(request);
  const proof = token === undefined ? undefined : application.signIn.proofOf(token);
  return proof ? accept(proof) : refuse(refusal('not-signed-in'));
}

function bearerOf({ headers }: ApiRequest): string | undefined {
  return /^Bearer ([\w.-]{1,200})$/i.exec(headers.authorization ?? '')?.[1];
}

function sessionCookieOf({ headers }: ApiRequest): string | undefined {
  const cookies = headers.cookie ?? '';
  return /(?:^|;\s*)(?:__Host-)?pingtai_session=([\w.-]{1,200})/.exec(cookies)?.[1];
}

/** A caller that sends no key can't repeat safely, but is served; `undefined`: the key is no UUID. */
export function intentOf({ headers }: ApiRequest): IntentId | undefined {
  const key = headers['idempotency-key']?.toString().toLowerCase();
  if (key === undefined) return freshId<IntentId>();
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key) ? (key as IntentId) : undefined;
}

export function localeOf({ headers }: ApiRequest): Locale {
  return chooseLocale(undefined, headers['accept-language'] ?? null);
}
