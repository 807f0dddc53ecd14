import type { reviewLedgerOperations } from '#contract/reviews-ledger.ts';
import { accept } from '#core/kernel/result.ts';
import { mayAsk } from '#core/people/permissions.ts';
import { loadCycle } from '../cycles/current-cycle.ts';
import { peopleQueries } from '../people/queries.ts';
import type { QueryHandler } from '../platform/handling.ts';
import { visibilityOf } from './asker.ts';
import { foundSessions } from './branch-sessions.ts';
import { loadSessions } from './store-sessions.ts';

type Choices = (typeof reviewLedgerOperations)['reviews.choices'];

const MAX_SESSIONS = 50;

/** Branches for filters; people and sessions for the form. */
export const chooseParties: QueryHandler<Choices> = async (tx, input, asking) => {
  const { scope, today } = asking;
  const listed = await peopleQueries['people.list'](tx, {}, asking);
  if (!listed.ok) return listed;
  const { organisations, people } = listed.value;
  const units = organisations
    .filter((each) => each.kind === 'unit')
    .map((each) => ({ unitId: each.organisationId, name: each.name }));
  if (!mayAsk('reviews.record', scope.roles))
    return accept({ units, parties: [], sessions: [], today, self: scope.personId });

  const cycle = await loadCycle(tx, scope.tenantId, input.cycleId);
  const held = cycle
    ? await loadSessions(tx, scope.tenantId, { cycleId: cycle.cycleId, until: today })
    : [];
  const visibility = await visibilityOf(tx, asking);
  const sessions = await foundSessions(tx, held, { visibility, asking });
  const bodies = organisations.map(({ organisationId, name }) => ({
    kind: 'organisation' as const,
    id: organisationId,
    name,
    unitName: '',
  }));
  const members = people.map(({ personId, name, organisationName }) => ({
    kind: 'person' as const,
    id: personId,
    name,
    unitName: organisationName,
  }));
  return accept({
    units,
    parties: [...bodies, ...members],
    sessions: sessions
      .slice(0, MAX_SESSIONS)
      .map(({ sessionId, kind, title, organisationId, place, heldOn }) => ({
        sessionId,
        kind,
        title,
        organisationName: bodies.find((body) => body.id === organisationId)?.name ?? null,
        place,
        heldOn,
      })),
    today,
    self: scope.personId,
  });
};
