/** Where a form may send someone back to: a path of this very site, else home. */
export function ownPath(asked: unknown, here: URL): string {
  if (typeof asked !== 'string' || !asked.startsWith('/')) return '/';
  const target = URL.parse(asked, here.origin);
  // `/.//evil.example` is a path of this site whose own path reads as another host.
  if (target?.origin !== here.origin || target.pathname.startsWith('//')) return '/';
  return target.pathname + target.search;
}
