import type { OrganisationId, PersonId, TenantId } from '#core/kernel/ids.ts';
import type { Tx } from '../platform/database/connection.ts';

/** Organisations to choose from, in the order of the roster, at most 500. */
export async function loadUnits(tx: Tx, tenantId: TenantId) {
  return tx
    .selectFrom('organisation')
    .select(['organisation_id as id', 'name'])
    .where('tenant_id', '=', tenantId)
    .orderBy('position')
    .orderBy('organisation_id')
    .limit(500)
    .execute();
}

/** Where a person belongs; `undefined` for nobody of this organisation. */
export async function unitOfPerson(
  tx: Tx,
  tenantId: TenantId,
  personId: PersonId,
): Promise<OrganisationId | undefined> {
  const person = await tx
    .selectFrom('person')
    .select('organisation_id')
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return person?.organisation_id;
}
