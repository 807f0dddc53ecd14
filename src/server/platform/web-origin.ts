import type { IncomingHttpHeaders } from 'node:http';

const forwardingHeaders = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];
const hostPattern = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i;
const loopbackPattern = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;

/**
 * The origin under which the browser sees us; Kit compares it with `Origin` on every form POST.
 * Without a configured origin the server speaks plain HTTP itself, so the Host header decides: the page
 * works by localhost, 127.0.0.1 and any host name. With one (a proxy with HTTPS in front), that one counts,
 * except for someone on the machine itself who goes past the proxy.
 * `undefined`: the Host header is missing or not a host.
 */
export function requestOrigin(
  headers: IncomingHttpHeaders,
  configuredOrigin: string | undefined,
): string | undefined {
  const host = headers.host ?? '';
  if (configuredOrigin && !isDirectVisit(headers, host)) return configuredOrigin;
  return hostPattern.test(host) ? `http://${host.toLowerCase()}` : undefined;
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
