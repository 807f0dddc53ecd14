import { Hono } from 'hono';
import { contract, type OperationName } from '#contract/contract.ts';
import type { Operation } from '#contract/operation.ts';
import { type Refusal, refusal } from '#contract/refusals.ts';
import type { IntentId } from '#core/kernel/ids.ts';
import { refuse, type Result } from '#core/kernel/result.ts';
import type { Application } from '#server/application.ts';
import type { Asker } from '#server/platform/door.ts';
import { type Asked, inputOf, intentOf, localeOf, proofOf } from './asked.ts';
import { openApiDocument } from './openapi.ts';
import { failureDetails, methodNotAllowed, problemDetails } from './problem-details.ts';
import { routesOf } from './routes.ts';

export interface ApiParts {
  readonly application: Application;
  readonly version: string;
  /** Told of every failure that is not a refusal, with the id that the caller got. */
  readonly onFailure: (error: unknown, incident: string) => void;
}

/** Every operation as JSON over HTTP below `/api`, described by `/api/openapi.json`. */
export function createApi(parts: ApiParts): (request: Request) => Promise<Response> {
  const api = new Hono().basePath('/api');
  const description = once(() => openApiDocument(parts.version));
  api.get('/openapi.json', (context) => context.json(description()));
  api.all('/openapi.json', ({ req }) => otherMethod(req.raw, ['GET']));
  for (const { pattern, operations } of routesOf(contract)) {
    for (const { method, name } of operations) {
      api.on(method, pattern, ({ req }) =>
        answer(parts.application, name, { request: req.raw, path: req.param() }),
      );
    }
    const methods = operations.map(({ method }) => method);
    api.all(pattern, ({ req }) => otherMethod(req.raw, methods));
  }
  api.notFound(({ req }) => problemDetails(refusal('not-found'), localeOf(req.raw)));
  api.onError((error, { req }) => {
    const incident = crypto.randomUUID().slice(0, 8);
    parts.onFailure(error, incident);
    return failureDetails(incident, localeOf(req.raw));
  });
  return async (request) => keptPrivate(await api.fetch(request));
}

async function answer(
  application: Application,
  name: OperationName,
  asked: Asked,
): Promise<Response> {
  const outcome = await outcomeOf(application, name, asked);
  if (outcome.ok) return Response.json(outcome.value);
  return problemDetails(outcome.refusal, localeOf(asked.request));
}

async function outcomeOf(
  application: Application,
  name: OperationName,
  asked: Asked,
): Promise<Result<unknown, Refusal>> {
  const proof = proofOf(application, asked.request);
  if (!proof.ok) return proof;
  const operation: Operation = contract[name];
  const input = await inputOf(operation, asked);
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

function otherMethod(request: Request, methods: readonly string[]): Response {
  const allowed = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'];
  if (request.method !== 'OPTIONS') return methodNotAllowed(allowed, localeOf(request));
  return new Response(null, { status: 204, headers: { allow: allowed.join(', ') } });
}

/** Names of people stand in nearly every answer: no proxy and no browser keeps a copy. */
function keptPrivate(response: Response): Response {
  response.headers.set('cache-control', 'private, no-store');
  response.headers.append('vary', 'cookie, authorization, accept-language');
  return response;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
