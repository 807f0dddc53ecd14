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
 * Whether a request that changes something comes from a page of ours. A browser always sends `Origin` with a POST;
 * callers that are not browsers (CLI, scripts with a token) send none and carry no cookie by accident.
 */
export function isForeignOrigin(origin: string | undefined, own: string): boolean {
  return origin !== undefined && origin !== own;
}

function isDirectVisit(headers: IncomingHttpHeaders, host: string): boolean {
  return loopbackPattern.test(host) && !forwardingHeaders.some((name) => name in headers);
}
