import type { Cookies } from '@sveltejs/kit';
import { safeCookieName, safeCookieOptions } from './safe-cookie.ts';

interface Visit {
  readonly cookies: Cookies;
  readonly url: URL;
}

/** As long as browsers keep a cookie (400 days); each sign-in renews it. */
const LASTS_SECONDS = 400 * 24 * 3600;

/** What this device shows before its PIN; without the PIN it opens nothing. */
export function deviceToken({ cookies, url }: Visit): string | undefined {
  return cookies.get(nameFor(url));
}

export function keepDevice({ cookies, url }: Visit, token: string): void {
  cookies.set(nameFor(url), token, { ...safeCookieOptions(url), maxAge: LASTS_SECONDS });
}

export function dropDevice({ cookies, url }: Visit): void {
  cookies.delete(nameFor(url), safeCookieOptions(url));
}

function nameFor(url: URL): string {
  return safeCookieName('pingtai_device', url);
}
