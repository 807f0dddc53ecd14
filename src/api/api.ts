import { Hono } from 'hono';
import { contract, type OperationName } from '#contract/contract.ts';
import type { Operation } from '#contract/operation.ts';
import { type Refusal, refusal } from '#contract/refusals.ts';
import type { IntentId } from '#core/kernel/ids.ts';
import type { Result } from '#core/kernel/result.ts';
import type { Application } from '#server/application.ts';
import { freshId } from '#server/platform/fresh-id.ts';
import type { Scope } from '#server/platform/scope.ts';
import { chooseLocale } from '#ui/messages/locale.ts';
import { openApiDocument } from './openapi.ts';
import { failureDetails, problemDetails } from './problem-details.ts';

export interface ApiParts {
  readonly application: Application;
  readonly version: string;
  /** Told of every failure that is not a refusal, with the id that the caller got. */
  readonly onFailure: (error: unknown, incident: string) => void;
}

/** Every operation as JSON over HTTP below `/api`, described by `/api/openapi.json`. */
export function createApi(parts: ApiParts): (request: Request) => Promise<Response> {
  const api = new Hono().basePath('/api');
  api.get('/openapi.json', (context) => context.json(openApiDocument(parts.version)));
  for (const [name, operation] of Object.entries<Operation>(contract)) {
    const path = operation.path.replace(/\{(\w+)\}/g, ':$1');
    const method = operation.kind === 'query' ? 'GET' : 'POST';
    api.on(method, path, (context) =>
      answer(
        parts,
        { name: name as OperationName, operation },
        {
          request: context.req.raw,
          pathFields: context.req.param(),
        },
      ),
    );
  }
  api.notFound((context) => problemDetails(refusal('not-found'), localeOf(context.req.raw)));
  api.onError((error) => {
    const incident = crypto.randomUUID().slice(0, 8);
    parts.onFailure(error, incident);
    return failureDetails(incident);
  });
  return async (request) => api.fetch(request);
}

interface Asked {
  readonly request: Request;
  readonly pathFields: Record<string, string>;
}

async function answer(
  parts: ApiParts,
  { name, operation }: { readonly name: OperationName; readonly operation: Operation },
  { request, pathFields }: Asked,
): Promise<Response> {
  const locale = localeOf(request);
  const scope = await scopeOf(parts.application, request);
  if (!scope) return problemDetails(refusal('not-signed-in'), locale);
  const input = await inputOf(operation, request);
  if (input === undefined) return problemDetails(refusal('bad-input'), locale);
  const door = parts.application.door as unknown as UntypedDoor;
  const full = { ...input, ...pathFields };
  const outcome =
    operation.kind === 'query'
      ? await door.query(name, full, scope)
      : await door.act(name, full, { scope, intent: intentOf(request) });
  return outcome.ok ? Response.json(outcome.value) : problemDetails(outcome.refusal, locale);
}

interface UntypedDoor {
  query(name: string, input: unknown, scope: Scope): Promise<Result<unknown, Refusal>>;
  act(
    name: string,
    input: unknown,
    caller: { scope: Scope; intent: IntentId },
  ): Promise<Result<unknown, Refusal>>;
}

async function inputOf(operation: Operation, request: Request): Promise<object | undefined> {
  if (operation.kind === 'query') {
    return Object.fromEntries(new URL(request.url).searchParams);
  }
  const body: unknown = await request.json().catch(() => undefined);
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : undefined;
}

async function scopeOf(application: Application, request: Request): Promise<Scope | undefined> {
  const token = bearerOf(request) ?? sessionCookieOf(request);
  return token === undefined ? undefined : application.signIn.scopeOf(token);
}

function bearerOf(request: Request): string | undefined {
  return /^Bearer ([\w.-]{1,200})$/.exec(request.headers.get('authorization') ?? '')?.[1];
}

function sessionCookieOf(request: Request): string | undefined {
  const cookies = request.headers.get('cookie') ?? '';
  return /(?:^|;\s*)(?:__Host-)?pingtai_session=([\w.-]{1,200})/.exec(cookies)?.[1];
}

/** A caller that sends no key can't repeat safely, but is served. */
function intentOf(request: Request): IntentId {
  const key = request.headers.get('idempotency-key')?.toLowerCase();
  return key !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key)
    ? (key as IntentId)
    : freshId<IntentId>();
}

function localeOf(request: Request) {
  return chooseLocale(undefined, request.headers.get('accept-language'));
}
