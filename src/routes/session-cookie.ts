import type { Cookies } from '@sveltejs/kit';

interface Visit {
  readonly cookies: Cookies;
  readonly url: URL;
}

export function sessionToken({ cookies, url }: Visit): string | undefined {
  return cookies.get(sessionCookieName(url));
}

/** Ends with the browser; the server ends it earlier when its time is up. */
export function keepSession({ cookies, url }: Visit, token: string): void {
  cookies.set(sessionCookieName(url), token, sessionCookieOptions(url));
}

export function dropSession({ cookies, url }: Visit): void {
  cookies.delete(sessionCookieName(url), sessionCookieOptions(url));
}

/** `__Host-` binds the cookie to this host over HTTPS (RFC 6265bis §4.1.3); plain HTTP can't set it. */
export function sessionCookieName(url: URL): string {
  return url.protocol === 'https:' ? '__Host-pingtai_session' : 'pingtai_session';
}

function sessionCookieOptions(url: URL) {
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
  } as const;
}
