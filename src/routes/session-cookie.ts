import type { Cookies } from '@sveltejs/kit';
import { safeCookieName, safeCookieOptions } from './safe-cookie.ts';

interface Visit {
  readonly cookies: Cookies;
  readonly url: URL;
}

export function sessionToken({ cookies, url }: Visit): string | undefined {
  return cookies.get(sessionCookieName(url));
}

/** Ends with the browser; the server ends it earlier when its time is up. */
export function keepSession({ cookies, url }: Visit, token: string): void {
  cookies.set(sessionCookieName(url), token, safeCookieOptions(url));
}

export function dropSession({ cookies, url }: Visit): void {
  cookies.delete(sessionCookieName(url), safeCookieOptions(url));
}

export function sessionCookieName(url: URL): string {
  return safeCookieName('pingtai_session', url);
}
