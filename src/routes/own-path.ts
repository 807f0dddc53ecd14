/** Where a form may send someone back to: a path of this very site, else home. */
export function ownPath(asked: unknown, here: URL): string {
  if (typeof asked !== 'string' || !asked.startsWith('/')) return '/';
  const target = URL.parse(asked, here.origin);
  return target?.origin === here.origin ? target.pathname + target.search : '/';
}
