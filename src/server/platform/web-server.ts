import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pathToFileURL } from 'node:url';
import { buffer } from 'node:stream/consumers';
import type { Api } from './api-request.ts';
import { bodyLimitOf, largeBodyLimit, refusedBody } from './body-limit.ts';
import { answerPlainVisit } from './certificates/plain-visit.ts';
import { SecureServer } from './certificates/secure-server.ts';
import type { ServedCertificate } from './certificates/served-certificate.ts';
import { plainAnswer, plainProblem, plainSentences } from './plain-answer.ts';
import { attachApplication } from './request-application.ts';
import { isForeignChange, mayInsistOnHttps, requestOrigin } from './web-origin.ts';

export type KitHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => void;

export interface WebServerConfig {
  /** `PINGTAI_ORIGIN`: the address people type when a proxy stands in front, e.g. `https://pingtai.example`. */
  readonly origin?: string | undefined;
  /** HTTPS by this server itself; without it plain HTTP. */
  readonly certificate?: ServedCertificate | undefined;
  /** Paths, and everything below them, whose bodies may hold an office file of 20 MB. */
  readonly largeBodyPaths?: readonly string[];
}

export interface WebServerParts {
  /** The one application of this process; pages and API get exactly this object. */
  readonly application: object;
  readonly kitHandler: KitHandler;
  /** Everything under `/api`. */
  readonly api: Api;
  readonly config: WebServerConfig;
  /** Called for a failure that neither Kit nor the API caught. */
  readonly onFailure?: (failure: unknown) => void;
}

const kitHeaders = { protocol: 'x-pingtai-protocol', host: 'x-pingtai-host' } as const;
const defaultLargeBodyPaths = ['/imports', '/api/imports'];
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
/** The Fetch standard knows no `Request` with them. */
const unservedMethods = new Set(['CONNECT', 'TRACE', 'TRACK']);

/** Our own listener: limits, origin and safety headers first, then `/api` or the pages. Not yet listening. */
export function createWebServer(parts: WebServerParts): Server {
  const { certificate } = parts.config;
  const server = certificate
    ? new SecureServer(certificate, patience, answerPlainVisit)
    : createServer(patience);
  server.on('request', (request, response) => {
    answer(parts, request, response).catch((failure: unknown) => {
      parts.onFailure?.(failure);
      if (response.headersSent) response.destroy();
      else refuserOf(request.url ?? '/')(response, 500);
    });
  });
  server.on('connect', (_, socket) => socket.end(refusedTunnel));
  return server;
}

const patience = { requestTimeout: 120_000, headersTimeout: 20_000 };

const refusedTunnel =
  'HTTP/1.1 501 Not Implemented\r\ncontent-type: text/plain; charset=utf-8\r\nconnection: close\r\n\r\n' +
  plainSentences(501).join('\n');

/**
 * The pages as built by Vite in `folder`. The adapter reads its settings from the environment while it loads,
 * which is why they are set here and nowhere else.
 */
export async function loadKitHandler(folder: string): Promise<KitHandler> {
  process.env['PINGTAI_KIT_PROTOCOL_HEADER'] = kitHeaders.protocol;
  process.env['PINGTAI_KIT_HOST_HEADER'] = kitHeaders.host;
  process.env['PINGTAI_KIT_BODY_SIZE_LIMIT'] = String(largeBodyLimit);
  const built: { handler: KitHandler } = await import(pathToFileURL(`${folder}/handler.js`).href);
  return built.handler;
}

async function answer(
  parts: WebServerParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const scheme = parts.config.certificate ? 'https' : 'http';
  const origin = requestOrigin(request.headers, { origin: parts.config.origin, scheme });
  if (!origin) return plainAnswer(response, 400);
  const address = URL.parse(origin + (request.url ?? '/'));
  if (!address) return plainAnswer(response, 400);
  const { pathname } = address;
  setSafetyHeaders(response);
  if (isToInsist(parts.config, origin)) {
    response.setHeader('strict-transport-security', 'max-age=31536000');
  }

  const refuse = refuserOf(pathname);
  if (unservedMethods.has(request.method ?? 'GET')) return refuse(response, 501);
  const limit = bodyLimitOf(pathname, parts.config.largeBodyPaths ?? defaultLargeBodyPaths);
  const refusal = refusedBody(request.headers, limit);
  if (refusal) return refuse(response, refusal === 'too-large' ? 413 : 411);
  if (changesSomething(request) && isForeignChange(request.headers, origin)) {
    return refuse(response, 403);
  }

  if (isForApi(pathname)) {
    return answerByApi(parts, request, response, address);
  }
  attachApplication(request, parts.application);
  announceOrigin(request, origin);
  parts.kitHandler(request, response, () => plainAnswer(response, 404));
}

function isForApi(pathname: string): boolean {
  return pathname === '/api' || pathname.startsWith('/api/');
}

function refuserOf(pathname: string): typeof plainAnswer {
  return isForApi(pathname) ? plainProblem : plainAnswer;
}

async function answerByApi(
  parts: WebServerParts,
  request: IncomingMessage,
  response: ServerResponse,
  { pathname, search }: URL,
): Promise<void> {
  const { method = 'GET', headers } = request;
  const body = await bodyOf(request);
  if (body === undefined) return;
  const answered = await parts.api({ method, pathname, search, headers, body });
  response.statusCode = answered.status;
  for (const [name, value] of Object.entries(answered.headers)) response.setHeader(name, value);
  response.end(answered.body);
}

/** Its length was declared and is within the limit; `undefined` when the caller has gone. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array | undefined> {
  if (Number(request.headers['content-length'] ?? 0) === 0) return new Uint8Array();
  return buffer(request).catch(() => undefined);
}

function changesSomething({ method = 'GET' }: IncomingMessage): boolean {
  return !safeMethods.has(method);
}

/** Overwrites whatever a client sent under these names. */
function announceOrigin(request: IncomingMessage, origin: string): void {
  const { protocol, host } = new URL(origin);
  request.headers[kitHeaders.protocol] = protocol.slice(0, -1);
  request.headers[kitHeaders.host] = host;
}

/** Not with an own certificate: without it, after the meeting, nobody could open the name any more. */
function isToInsist({ certificate }: WebServerConfig, origin: string): boolean {
  return certificate?.authority === undefined && mayInsistOnHttps(origin);
}

function setSafetyHeaders(response: ServerResponse): void {
  response.setHeader('x-content-type-options', 'nosniff');
  // `no-referrer` would make browsers send `Origin: null` with our own forms.
  response.setHeader('referrer-policy', 'same-origin');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('x-frame-options', 'DENY');
  response.setHeader('permissions-policy', 'geolocation=(), microphone=(), payment=()');
}
