import { show } from '../door-call.ts';
import { addressWith, scopeQuery } from '../reviews/ledger-query.ts';
import { rectificationQuery } from './rectification-query.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { url, locals } = event;
  const asked = rectificationQuery(url);
  const after = url.searchParams.get('after') || undefined;
  const list = await show(event, 'rectifications.list', { ...asked, after });
  const roles = locals.scope?.roles;
  return {
    list,
    asked: asked as Readonly<Record<string, string | undefined>>,
    scope: scopeQuery(url),
    inOffice: Boolean(roles?.has('groupMember') || roles?.has('head') || roles?.has('operator')),
    exportHref: addressWith(url, {}).replace('/rectifications', '/rectifications/export'),
    links: {
      first: after ? addressWith(url, {}) : undefined,
      next: list.next ? addressWith(url, { after: list.next }) : undefined,
      everybody: addressWith(url, { ownerId: undefined }),
    },
  };
};
