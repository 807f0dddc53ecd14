/** `__Host-` binds the cookie to this host over HTTPS (RFC 6265bis §4.1.3); plain HTTP can't set it. */
export function safeCookieName(name: string, url: URL): string {
  return url.protocol === 'https:' ? `__Host-${name}` : name;
}

export function safeCookieOptions(url: URL) {
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
  } as const;
}
