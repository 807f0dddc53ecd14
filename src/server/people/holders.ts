import { sql } from 'kysely';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { OrganisationId, PersonId, TenantId } from '#core/kernel/ids.ts';
import type { Tx } from '../platform/database/connection.ts';

export interface Holder {
  readonly personId: PersonId;
  readonly name: string;
  readonly organisationId: OrganisationId;
  readonly organisationName: string;
  /** The branch: of a group in a branch, the branch above it. */
  readonly unitId: OrganisationId;
  readonly holdsOffice: boolean;
  readonly keepsBox: boolean;
}

export interface HoldersAsked {
  readonly tenantId: TenantId;
  readonly on: CalendarDate;
  readonly personIds?: readonly PersonId[];
}

const MOST = 5000;

/** Everyone, or the named ones, with whether they hold an office that day; in roster order, at most 5,000. */
export async function loadHolders(
  tx: Tx,
  { tenantId, on, personIds }: HoldersAsked,
): Promise<readonly Holder[]> {
  const named = personIds ? sql`and p.person_id = any(${[...personIds]}::uuid[])` : sql``;
  const { rows } = await sql<Holder>`
    select p.person_id as "personId", p.name, p.organisation_id as "organisationId",
      o.name as "organisationName",
      case when o.kind = 'subunit' and o.parent_id is not null
        then o.parent_id else o.organisation_id end as "unitId",
      exists (select 1 from post t
        where t.tenant_id = p.tenant_id and t.person_id = p.person_id
          and (t.from_on is null or t.from_on <= ${on})
          and (t.until_on is null or t.until_on >= ${on}))
        or exists (select 1 from leading_group_member m
          where m.tenant_id = p.tenant_id and m.person_id = p.person_id
            and m.from_on <= ${on} and (m.until_on is null or m.until_on >= ${on})) as "holdsOffice",
      exists (select 1 from box_keeper k
        where k.tenant_id = p.tenant_id and k.person_id = p.person_id
          and k.from_on <= ${on} and (k.until_on is null or k.until_on >= ${on})) as "keepsBox"
    from person p join organisation o
      on o.tenant_id = p.tenant_id and o.organisation_id = p.organisation_id
    where p.tenant_id = ${tenantId} ${named}
    order by p.position, p.person_id limit ${MOST}`.execute(tx);
  return rows;
}
