import type { Cookies } from '@sveltejs/kit';

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
  cookies.set(nameFor(url), token, { ...optionsFor(url), maxAge: LASTS_SECONDS });
}

export function dropDevice({ cookies, url }: Visit): void {
  cookies.delete(nameFor(url), optionsFor(url));
}

function nameFor(url: URL): string {
  return url.protocol === 'https:' ? '__Host-pingtai_device' : 'pingtai_device';
}

function optionsFor(url: URL) {
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
  } as const;
}
