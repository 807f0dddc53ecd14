import type { TenantId } from '#core/kernel/ids.ts';
import { together, type Tx } from '../platform/database/connection.ts';
import { loadOrganisations, loadPeople, type OrganisationRow, type PersonRow } from './store.ts';

export interface Roster {
  readonly organisations: readonly OrganisationRow[];
  /** In roster order, at most 5,000. */
  readonly people: readonly PersonRow[];
}

/** Who there is, without posts. */
export async function loadRoster(tx: Tx, tenantId: TenantId): Promise<Roster> {
  const [organisations, people] = await together([
    loadOrganisations(tx, tenantId),
    loadPeople(tx, tenantId),
  ]);
  return { organisations, people };
}
