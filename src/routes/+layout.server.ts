import type { LayoutServerLoad } from './$types';

/** Pages are plain HTML with forms; a page that needs the browser to run code says `csr = true` itself. */
export const csr = false;

export const load: LayoutServerLoad = ({ locals, url }) => ({
  locale: locals.locale,
  largeType: locals.largeType,
  pathname: url.pathname,
  back: url.pathname + url.search,
  signedIn: locals.scope !== undefined,
});
