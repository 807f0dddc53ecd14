import type { PageServerLoad } from './$types';
import { mayAsk, show, signedInScope } from '../door-call.ts';
import { addressWith, ledgerQuery, scopeQuery } from './ledger-query.ts';

export const load: PageServerLoad = async (event) => {
  const { url } = event;
  const asked = ledgerQuery(url);
  const after = url.searchParams.get('after') || undefined;
  const list = await show(event, 'reviews.list', { ...asked, after });
  const figures = await show(event, 'reviews.figures', {
    ...asked,
    ledger: asked.ledger ?? 'leader',
  });
  const choices = await show(event, 'reviews.choices', { cycleId: asked.cycleId });
  const query = addressWith(url, {}).split('?')[1] ?? '';
  return {
    list,
    figures,
    units: choices.units,
    maySeeCoverage: mayAsk(signedInScope(event), 'coverage.show'),
    mayRecord: choices.parties.length > 0,
    asked: asked as Readonly<Record<string, string | undefined>>,
    scope: scopeQuery(url),
    exportHref: `/reviews/export${query ? `?${query}` : ''}`,
    links: {
      first: after ? addressWith(url, {}) : undefined,
      previous: list.previous ? addressWith(url, { after: list.previous }) : undefined,
      next: list.next ? addressWith(url, { after: list.next }) : undefined,
      leader: addressWith(url, { ledger: 'leader' }),
      all: addressWith(url, { ledger: 'all' }),
      open: addressWith(url, { rectification: 'open' }),
      overdue: addressWith(url, { rectification: 'overdue' }),
      self: addressWith(url, { self: 'true' }),
      everybody: addressWith(url, { personId: undefined, self: undefined }),
    },
  };
};
