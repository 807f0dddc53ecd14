import type { sessionOperations } from '#contract/reviews-sessions.ts';
import { refusal } from '#contract/refusals.ts';
import { accept, refuse } from '#core/kernel/result.ts';
import { reachOf } from '#core/people/permissions.ts';
import { loadCycle } from '../cycles/current-cycle.ts';
import { loadNames } from '../people/names.ts';
import type { QueryHandlers } from '../platform/handling.ts';
import { visibilityOf } from './asker.ts';
import { foundSessions } from './branch-sessions.ts';
import { countReviewsBySession } from './store-count.ts';
import { loadReviewsOfSession } from './store-list.ts';
import { loadGuests, loadSessions, type StoredSession } from './store-sessions.ts';
import { viewsOf } from './views.ts';

type Sessions = Pick<typeof sessionOperations, 'sessions.list' | 'sessions.show'>;

export const sessionQueries: QueryHandlers<Sessions> = {
  'sessions.list': async (tx, input, asking) => {
    const { tenantId } = asking.scope;
    const cycle = await loadCycle(tx, tenantId, input.cycleId);
    if (!cycle) return accept({ sessions: [] });
    const { cycleId } = cycle;
    const { kind, minuted, asOf: until } = input;
    const visibility = await visibilityOf(tx, asking);
    const held = await loadSessions(tx, tenantId, { cycleId, kind, minuted, until });
    const sessions = await foundSessions(tx, held, { visibility, asking });
    const organisations = sessions.map((session) => session.organisationId);
    const names = await loadNames(tx, tenantId, organisations);
    const counts = await countReviewsBySession(tx, tenantId, { cycleId, visibility });
    return accept({
      sessions: sessions.map((session) => ({
        ...sessionView(session, names),
        reviews: counts.get(session.sessionId) ?? 0,
      })),
    });
  },
  'sessions.show': async (tx, { sessionId, asOf }, asking) => {
    const { tenantId, roles } = asking.scope;
    const visibility = await visibilityOf(tx, asking);
    const held = await loadSessions(tx, tenantId, { sessionId });
    const [session] = await foundSessions(tx, held, { visibility, asking });
    if (!session) return refuse(refusal('not-found'));
    const guests = await loadGuests(tx, tenantId, sessionId);
    const reviews = await loadReviewsOfSession(tx, tenantId, { sessionId, visibility });
    const named = [session.organisationId, ...guests.map((guest) => guest.personId)];
    const names = await loadNames(tx, tenantId, named);
    return accept({
      session: sessionView(session, names),
      minutes: reachOf('sessions.show', roles).has('open') ? session.minutes : null,
      guests: guests.map(({ personId, deed }) => ({ personName: names.get(personId) ?? '', deed })),
      reviews: [...(await viewsOf(tx, tenantId, reviews, asOf ?? asking.today))],
    });
  },
};

function sessionView(session: StoredSession, names: ReadonlyMap<string, string>) {
  const { sessionId, kind, title, heldOn, place, organisationId, minutes } = session;
  const organisationName = organisationId ? (names.get(organisationId) ?? '') : null;
  return { sessionId, kind, title, heldOn, place, organisationName, minuted: minutes !== null };
}
