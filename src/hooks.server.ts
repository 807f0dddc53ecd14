import type { RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { refusalOfFailure } from '#server/platform/failures.ts';
import { attachedApplication } from '#server/platform/request-application.ts';
import type { Application } from '#server/application.ts';
import { chooseLocale } from '#ui/messages/locale.ts';
import { chosenLocale, wantsLargeType } from './routes/preference-cookies.ts';
import { refusedPage } from './routes/refused.ts';
import { sessionToken } from './routes/session-cookie.ts';

export const handle: Handle = async ({ event, resolve }) => {
  const { locals, cookies, request } = event;
  locals.application = attachedApplication(event.platform?.req) as Application;
  locals.locale = chooseLocale(chosenLocale(cookies), request.headers.get('accept-language'));
  locals.largeType = wantsLargeType(cookies);
  locals.scope = await scopeOf(event);

  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html
        .replace('%pingtai.lang%', locals.locale)
        .replace('%pingtai.type%', locals.largeType ? 'large' : ''),
  });
  return compressed(keptPrivate(response), request);
};

export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind !== 'unknown') return undefined;
  const incident = crypto.randomUUID().slice(0, 8);
  event.locals.application.onFailure(error, incident);
  return { incident };
};

async function scopeOf(event: RequestEvent) {
  const token = sessionToken(event);
  if (!token) return undefined;
  return event.locals.application.signIn.scopeOf(token).catch((failure: unknown) => {
    const known = refusalOfFailure(failure);
    if (known) refusedPage(event, known);
    throw failure;
  });
}

/** Office computers are shared: after signing out, the back button must not show a page from memory. */
function keptPrivate(response: Response): Response {
  if (!response.headers.has('cache-control')) {
    response.headers.set('cache-control', 'private, no-store');
  }
  response.headers.append('vary', 'cookie, accept-language');
  return response;
}

/** Ledgers shrink about tenfold. Pages hold no secret that a stranger's input could be compared with (BREACH). */
function compressed(response: Response, request: Request): Response {
  const isPage = response.headers.get('content-type')?.startsWith('text/html');
  const accepts = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
  if (!isPage || !accepts || !response.body) return response;

  const headers = new Headers(response.headers);
  headers.set('content-encoding', 'gzip');
  headers.append('vary', 'accept-encoding');
  headers.delete('content-length');
  headers.delete('etag');
  const body = response.body.pipeThrough(new CompressionStream('gzip'));
  return new Response(body, { status: response.status, headers });
}
