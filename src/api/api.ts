import { contract, type OperationName } from '#contract/contract.ts';
import type { Operation } from '#contract/operation.ts';
import { type Refusal, refusal } from '#contract/refusals.ts';
import type { IntentId } from '#core/kernel/ids.ts';
import { refuse, type Result } from '#core/kernel/result.ts';
import type { Application } from '#server/application.ts';
import type { Api, ApiAnswer, ApiRequest } from '#server/platform/api-request.ts';
import type { Asker } from '#server/platform/door.ts';
import { type Asked, inputOf, intentOf, localeOf, proofOf } from './asked.ts';
import { openApiDocument } from './openapi.ts';
import { failureDetails, methodNotAllowed, problemDetails } from './problem-details.ts';
import { routeFinder, routesOf } from './routes.ts';

export interface ApiParts {
  readonly application: Application;
  readonly version: string;
  /** Told of every failure that is not a refusal, with the id that the caller got. */
  readonly onFailure: (error: unknown, incident: string) => void;
}

/** Every operation as JSON over HTTP below `/api`, described by `/api/openapi.json`. */
export function createApi(parts: ApiParts): Api {
  const find = routeFinder(routesOf(contract));
  const description = once(() => JSON.stringify(openApiDocument(parts.version)));

  const route = async (request: ApiRequest): Promise<ApiAnswer> => {
    const path = request.pathname.slice('/api'.length);
    if (path === '/openapi.json') {
      return isReading(request) ? json(description()) : otherMethod(request, ['GET']);
    }
    const found = find(path);
    if (!found) return problemDetails(refusal('not-found'), localeOf(request));
    const method = isReading(request) ? 'GET' : request.method;
    const operation = found.operations.find((each) => each.method === method);
    if (operation) return answer(parts.application, operation.name, { request, path: found.path });
    return otherMethod(
      request,
      found.operations.map((each) => each.method),
    );
  };

  return async (request) => {
    try {
      return keptPrivate(await route(request));
    } catch (error) {
      const incident = crypto.randomUUID().slice(0, 8);
      parts.onFailure(error, incident);
      return keptPrivate(failureDetails(incident, localeOf(request)));
    }
  };
}

async function answer(
  application: Application,
  name: OperationName,
  asked: Asked,
): Promise<ApiAnswer> {
  const outcome = await outcomeOf(application, name, asked);
  if (outcome.ok) return json(textOf(outcome.value));
  return problemDetails(outcome.refusal, localeOf(asked.request));
}

const texts = new WeakMap<object, string>();

/** An answer that is given again is the same object. */
function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const text = texts.get(value) ?? JSON.stringify(value);
  texts.set(value, text);
  return text;
}

async function outcomeOf(
  application: Application,
  name: OperationName,
  asked: Asked,
): Promise<Result<unknown, Refusal>> {
  const proof = proofOf(application, asked.request);
  if (!proof.ok) return proof;
  const operation: Operation = contract[name];
  const input = inputOf(operation, asked);
  if (!input.ok) return input;
  const door = application.door as unknown as UntypedDoor;
  if (operation.kind === 'query') return door.query(name, input.value, proof.value);
  const intent = intentOf(asked.request);
  if (intent === undefined) return refuse(wrongKey);
  return door.act(name, input.value, { scope: proof.value, intent });
}

const wrongKey = refusal('bad-input', {
  problems: [{ place: 'Idempotency-Key', code: 'invalid_format' }],
});

/** The door's own signature ties name, input and output; here the contract table does. */
interface UntypedDoor {
  query(name: string, input: unknown, asker: Asker): Promise<Result<unknown, Refusal>>;
  act(
    name: string,
    input: unknown,
    caller: { scope: Asker; intent: IntentId },
  ): Promise<Result<unknown, Refusal>>;
}

function json(body: string): ApiAnswer {
  return { status: 200, headers: { 'content-type': 'application/json' }, body };
}

function isReading({ method }: ApiRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}

function otherMethod(request: ApiRequest, methods: readonly string[]): ApiAnswer {
  const allowed = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'];
  if (request.method !== 'OPTIONS') return methodNotAllowed(allowed, localeOf(request));
  return { status: 204, headers: { allow: allowed.join(', ') }, body: '' };
}

/** Names of people stand in nearly every answer: no proxy and no browser keeps a copy. */
function keptPrivate(answered: ApiAnswer): ApiAnswer {
  const kept = {
    'cache-control': 'private, no-store',
    vary: 'cookie, authorization, accept-language',
  };
  return { ...answered, headers: { ...answered.headers, ...kept } };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
