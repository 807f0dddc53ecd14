import type { OrganisationId, PersonId, TenantId } from '#core/kernel/ids.ts';
import type { Tx } from '../platform/database/connection.ts';

export interface ProbationaryMember {
  readonly personId: PersonId;
  readonly name: string;
  readonly organisationId: OrganisationId;
}

/** Probationary members, who take part in an appraisal without being graded. */
export async function loadProbationary(tx: Tx, tenantId: TenantId): Promise<ProbationaryMember[]> {
  const rows = await tx
    .selectFrom('person')
    .select(['person_id', 'name', 'organisation_id'])
    .where('tenant_id', '=', tenantId)
    .where('probationary', '=', true)
    .orderBy('position')
    .orderBy('person_id')
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    organisationId: row.organisation_id,
  }));
}
