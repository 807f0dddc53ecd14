import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

const forwardingHeaders = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];
const hostPattern = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i;
const loopbackPattern = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;

/**
 * The origin under which the browser sees us; Kit compares it with `Origin` on every form POST.
 * Without a configured origin people speak to the server itself, so the Host header decides: the page
 * works by localhost, 127.0.0.1 and any host name. With one (a proxy with HTTPS in front), that one counts,
 * except for someone on the machine itself who goes past the proxy.
 * `undefined`: the Host header is missing or not a host.
 */
export function requestOrigin(
  headers: IncomingHttpHeaders,
  { origin, scheme }: { readonly origin: string | undefined; readonly scheme: 'http' | 'https' },
): string | undefined {
  if (origin && !isDirectVisit(headers, headers.host ?? '')) return origin;
  const host = hostOf(headers);
  return host === undefined ? undefined : `${scheme}://${host}`;
}

/** Name and port as the browser asked for them; `undefined` when the header is missing or not a host. */
export function hostOf({ host = '' }: IncomingHttpHeaders): string | undefined {
  return hostPattern.test(host) ? host.toLowerCase() : undefined;
}

/**
 * Whether browsers may be told to use HTTPS only, for a year. Not on a name that other programs share, nor
 * for an address, where it means nothing (RFC 6797 §8.1.1).
 */
export function mayInsistOnHttps(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  const isAddress = hostname.startsWith('[') || isIP(hostname) !== 0;
  return protocol === 'https:' && !isAddress && hostname !== 'localhost';
}

/**
 * Whether a request that changes something may come from a page that is not ours. Browsers say where a POST comes
 * from, in `Origin` or at least in `Sec-Fetch-Site`. A caller that says nothing may go on only if it is no browser
 * with somebody's session: it sends a bearer token, which no browser adds by itself, or no session at all.
 */
export function isForeignChange(headers: IncomingHttpHeaders, own: string): boolean {
  if (headers.origin !== undefined) return headers.origin !== own;
  if (headers['sec-fetch-site'] === 'same-origin') return false;
  const isBearer = /^Bearer /i.test(headers.authorization ?? '');
  return !isBearer && /pingtai_(session|device)=/.test(headers.cookie ?? '');
}

function isDirectVisit(headers: IncomingHttpHeaders, host: string): boolean {
  return loopbackPattern.test(host) && !forwardingHeaders.some((name) => name in headers);
}
