import type { Scope } from '#server/platform/scope.ts';
import { createTranslator } from '#ui/messages/translator.ts';
import { navigation } from '#ui/navigation.ts';
import { mayAsk } from './door-call.ts';
import { rectificationQuery } from './rectifications/rectification-query.ts';
import { scopeQuery } from './reviews/ledger-query.ts';
import type { LayoutServerLoad } from './$types';

/** Pages are plain HTML with forms; a page that needs the browser to run code says `csr = true` itself. */
export const csr = false;

export const load: LayoutServerLoad = async ({ locals, url }) => ({
  locale: locals.locale,
  largeType: locals.largeType,
  pathname: url.pathname,
  back: url.pathname + url.search,
  signedIn: locals.scope !== undefined,
  ...(locals.scope ? await aroundPage(locals, { scope: locals.scope, url }) : {}),
});

/** Who and where, and what waits. A page must not fail because its frame could not be filled. */
async function aroundPage(
  { application: { door }, locale }: App.Locals,
  { scope, url }: { readonly scope: Scope; readonly url: URL },
) {
  const { cycleId, asOf } = rectificationQuery(url);
  const [me, listed] = await Promise.all([
    door.query('people.me', {}, scope),
    door.query('rectifications.list', { cycleId, asOf, limit: 1 }, scope),
  ]);
  const count = listed.ok ? listed.value.totals.overdue : 0;
  const words = createTranslator(locale)('rectifications.overdue-badge', { count });
  const badges: Readonly<Record<string, string>> = count > 0 ? { '/rectifications': words } : {};
  return {
    organisation: (me.ok && me.value.organisationName) || undefined,
    person: (me.ok && me.value.personName) || undefined,
    badges,
    withoutCycle: me.ok && !me.value.hasCycle,
    places: navigation
      .flatMap(({ places }) => places)
      .filter(({ asks }) => mayAsk(scope, asks))
      .map(({ href }) => href),
    mayImport: mayAsk(scope, 'imports.upload'),
    /** Along with the badge's link, so that the page shows what the badge counts. */
    asked: scopeQuery(url),
  };
}
