import { findsSession } from '#core/reviews/branch-reach.ts';
import type { Visibility } from '#core/reviews/visibility.ts';
import { loadParties } from '../people/parties.ts';
import type { Tx } from '../platform/database/connection.ts';
import type { Asking } from '../platform/handling.ts';
import type { StoredSession } from './store-sessions.ts';

/** Those of the sessions that whoever asks finds. */
export async function foundSessions(
  tx: Tx,
  sessions: readonly StoredSession[],
  { visibility, asking }: { readonly visibility: Visibility; readonly asking: Asking },
): Promise<readonly StoredSession[]> {
  if (visibility.kind !== 'units' || sessions.length === 0) return sessions;
  const ids = [...new Set(sessions.flatMap((each) => each.organisationId ?? []))];
  const { tenantId } = asking.scope;
  const parties = await loadParties(tx, { tenantId, ids, on: asking.today });
  return sessions.filter(({ organisationId }) => {
    const party = parties.get(organisationId ?? '');
    return findsSession(visibility, {
      organisationId,
      isOfWhole: party?.organisationKind === 'root',
    });
  });
}
