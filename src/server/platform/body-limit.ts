import type { IncomingHttpHeaders } from 'node:http';

/** One file of 20 MB as base64 in JSON, or several in one form; what is in it is measured again. */
export const largeBodyLimit = 29 * 1024 * 1024;
export const ordinaryBodyLimit = 512 * 1024;

export type BodyRefusal = 'length-required' | 'too-large';

/** Only the paths that take an office file may send more than 512 KB. */
export function bodyLimitOf(pathname: string, largeBodyPaths: readonly string[]): number {
  const isLarge = largeBodyPaths.some(
    (path) => pathname === path || pathname.startsWith(`${path}/`),
  );
  return isLarge ? largeBodyLimit : ordinaryBodyLimit;
}

/** A body of undeclared length is refused: browsers always declare it, and it could not be limited up front. */
export function refusedBody(headers: IncomingHttpHeaders, limit: number): BodyRefusal | undefined {
  if (headers['transfer-encoding'] !== undefined) return 'length-required';
  const length = Number(headers['content-length'] ?? 0);
  return Number.isFinite(length) && length <= limit ? undefined : 'too-large';
}
