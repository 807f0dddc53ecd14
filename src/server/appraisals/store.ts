import type { PersonCounts } from '#core/appraisals/tally.ts';
import type { CycleId, OrganisationId, PersonId, TenantId } from '#core/kernel/ids.ts';
import type { Tx } from '../platform/database/connection.ts';

export interface TallySheet {
  readonly tallyId: string;
  readonly organisationId: OrganisationId;
  readonly issued: number;
  readonly collected: number;
  readonly valid: number;
  readonly rows: readonly { readonly personId: PersonId; readonly counts: PersonCounts }[];
}

export async function loadTallySheets(
  tx: Tx,
  { tenantId, cycleId }: { readonly tenantId: TenantId; readonly cycleId: CycleId },
): Promise<readonly TallySheet[]> {
  const sheets = await tx
    .selectFrom('tally')
    .innerJoin('organisation', (join) =>
      join
        .onRef('organisation.tenant_id', '=', 'tally.tenant_id')
        .onRef('organisation.organisation_id', '=', 'tally.organisation_id'),
    )
    .select(['tally_id', 'tally.organisation_id', 'issued', 'collected', 'valid'])
    .where('tally.tenant_id', '=', tenantId)
    .where('cycle_id', '=', cycleId)
    .orderBy('organisation.position')
    .orderBy('tally_id')
    .execute();
  const ids = sheets.map((sheet) => sheet.tally_id);
  const rows = ids.length === 0 ? [] : await tallyRows(tx, tenantId, ids);
  return sheets.map(({ tally_id: tallyId, organisation_id: organisationId, ...sheet }) => ({
    ...sheet,
    tallyId,
    organisationId,
    rows: rows
      .filter((row) => row.tally_id === tallyId)
      .map((row) => ({ personId: row.person_id, counts: countsOf(row, sheet.valid) })),
  }));
}

function tallyRows(tx: Tx, tenantId: TenantId, ids: readonly string[]) {
  return tx
    .selectFrom('tally_row')
    .innerJoin('person', (join) =>
      join
        .onRef('person.tenant_id', '=', 'tally_row.tenant_id')
        .onRef('person.person_id', '=', 'tally_row.person_id'),
    )
    .select([
      'tally_row.tally_id',
      'tally_row.person_id',
      'excellent',
      'qualified',
      'basically_qualified',
      'unqualified',
      'blank',
    ])
    .where('tally_row.tenant_id', '=', tenantId)
    .where('tally_row.tally_id', 'in', ids)
    .orderBy('person.position')
    .orderBy('tally_row.person_id')
    .execute();
}

type Row = Awaited<ReturnType<typeof tallyRows>>[number];

/** What is missing to the valid sheets are cells that named two grades. */
function countsOf(row: Row, valid: number): PersonCounts {
  const { excellent, qualified, unqualified, blank } = row;
  const basicallyQualified = row.basically_qualified;
  const counted = excellent + qualified + basicallyQualified + unqualified + blank;
  const spoiled = Math.max(0, valid - counted);
  return { excellent, qualified, basicallyQualified, unqualified, blank, spoiled };
}
