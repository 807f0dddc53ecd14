import type { sessionOperations } from '#contract/reviews-sessions.ts';
import { refusal, type Refusal } from '#contract/refusals.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { CycleId, OrganisationId, SessionId } from '#core/kernel/ids.ts';
import { accept, refuse } from '#core/kernel/result.ts';
import { holdsAt } from '#core/reviews/branch-reach.ts';
import { fact } from '#core/ledger/catalogue.ts';
import { type CycleRow, loadCycle } from '../cycles/current-cycle.ts';
import { loadParties } from '../people/parties.ts';
import type { Tx } from '../platform/database/connection.ts';
import type { ActionHandlers, Asking } from '../platform/handling.ts';
import { visibilityOf } from './asker.ts';
import { foundSessions } from './branch-sessions.ts';
import { loadGuests, loadSessions } from './store-sessions.ts';

type Sessions = Pick<
  typeof sessionOperations,
  'sessions.hold' | 'sessions.minute' | 'guests.invite'
>;

export const sessionActions: ActionHandlers<Sessions> = {
  'sessions.hold': async (tx, input, asking) => {
    const organisationIds = input.organisationId ? [input.organisationId] : [];
    if (!holdsAt(await visibilityOf(tx, asking), organisationIds)) return refuse(notOfBranch);
    const checked = await checkOccasion(tx, { ...input, organisationIds }, asking);
    if ('code' in checked) return refuse(checked);
    const sessionId = asking.newId<SessionId>();
    const held = fact('session.held', {
      ...input,
      cycleId: checked.cycleId,
      sessionId,
      importId: null,
    });
    return accept({ facts: [held], answer: { sessionId } });
  },
  'sessions.minute': async (tx, input, { scope }) => {
    const [session] = await loadSessions(tx, scope.tenantId, { sessionId: input.sessionId });
    if (!session) return refuse(refusal('not-found'));
    return accept({ facts: [fact('session.minuted', input)], answer: {} });
  },
  'guests.invite': async (tx, input, asking) => {
    const { today } = asking;
    const { tenantId } = asking.scope;
    const visibility = await visibilityOf(tx, asking);
    const held = await loadSessions(tx, tenantId, { sessionId: input.sessionId });
    const [session] = await foundSessions(tx, held, { visibility, asking });
    if (!session) return refuse(refusal('not-found'));
    const at = session.organisationId ? [session.organisationId] : [];
    if (!holdsAt(visibility, at)) return refuse(notOfBranch);
    const parties = await loadParties(tx, { tenantId, ids: [input.personId], on: today });
    if (parties.get(input.personId)?.party.kind !== 'person') {
      return refuse(refusal('unknown-person', { place: 'personId' }));
    }
    const guests = await loadGuests(tx, tenantId, input.sessionId);
    if (guests.some((guest) => guest.personId === input.personId)) {
      return refuse(refusal('wrong-state'));
    }
    return accept({ facts: [fact('guest.invited', input)], answer: {} });
  },
};

export const notOfBranch = refusal('not-of-your-branch', { place: 'organisationId' });

interface Occasion {
  readonly cycleId?: CycleId | undefined;
  readonly heldOn: CalendarDate;
  readonly organisationIds: readonly OrganisationId[];
}

/** Whether a session or event can be recorded: its cycle runs, its day has come, its sides are known. */
export async function checkOccasion(
  tx: Tx,
  { cycleId, heldOn, organisationIds }: Occasion,
  { scope, today }: Pick<Asking, 'scope' | 'today'>,
): Promise<CycleRow | Refusal> {
  const cycle = await loadCycle(tx, scope.tenantId, cycleId);
  if (!cycle) return refusal('cycle-not-running');
  if (cycle.state === 'draft' || cycle.state === 'published') return refusal('cycle-not-running');
  if (cycle.state !== 'running') return refusal('cycle-closed');
  if (heldOn > today) return refusal('date-in-future', { place: 'heldOn' });
  const { tenantId } = scope;
  const parties = await loadParties(tx, { tenantId, ids: organisationIds, on: today });
  const known = organisationIds.every((id) => parties.get(id)?.party.kind === 'organisation');
  return known ? cycle : refusal('unknown-organisation', { place: 'organisationId' });
}
