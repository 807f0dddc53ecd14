import { show } from '../door-call.ts';
import { scopeQuery } from '../reviews/ledger-query.ts';
import type { OrganisationId } from '#core/kernel/ids.ts';
import type { CoverageRow } from '#core/reviews/coverage.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asked = (name: string) => event.url.searchParams.get(name) || undefined;
  const unitId = asked('unitId') as OrganisationId | undefined;
  const standing = asked('standing') as CoverageRow['standing'] | undefined;
  const scope = { cycleId: asked('cycleId'), asOf: asked('asOf') } as {
    cycleId: undefined;
    asOf: undefined;
  };
  return {
    coverage: await show(event, 'coverage.show', { ...scope, unitId, standing }),
    units: (await show(event, 'reviews.choices', {})).units,
    unitId,
    standing,
    scope: scopeQuery(event.url),
  };
};
