import { sql } from 'kysely';
import type { OrganisationId, PersonId, TenantId } from '#core/kernel/ids.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { organisationKinds } from '#core/people/facts.ts';
import type { KnownParty } from '#core/reviews/known-party.ts';
import type { Tx } from '../platform/database/connection.ts';

type OrganisationKind = (typeof organisationKinds)[number];

interface PartyRow {
  readonly id: string;
  readonly kind: 'person' | 'organisation';
  readonly name: string;
  readonly unit_id: OrganisationId;
  readonly organisation_kind: OrganisationKind;
  readonly heads: readonly {
    readonly organisationId: OrganisationId;
    readonly kind: OrganisationKind;
  }[];
}

interface Asked {
  readonly tenantId: TenantId;
  readonly ids: readonly string[];
  /** Posts held on this day count. */
  readonly on: CalendarDate;
}

/** People and organisations by id, with what each belongs to and heads; unknown ids have no entry. */
export async function loadParties(
  tx: Tx,
  { tenantId, ids, on }: Asked,
): Promise<ReadonlyMap<string, KnownParty>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<PartyRow>`
    select p.person_id as id, 'person' as kind, p.name,
        case when o.kind = 'subunit' and o.parent_id is not null
          then o.parent_id else o.organisation_id end as unit_id,
        o.kind as organisation_kind,
        coalesce((select json_agg(json_build_object('organisationId', h.organisation_id,
            'kind', h.kind) order by h.position)
          from post t join organisation h
            on h.tenant_id = t.tenant_id and h.organisation_id = t.organisation_id
          where t.tenant_id = p.tenant_id and t.person_id = p.person_id and t.kind = 'head'
            and (t.from_on is null or t.from_on <= ${on})
            and (t.until_on is null or t.until_on >= ${on})), '[]') as heads
      from person p join organisation o
        on o.tenant_id = p.tenant_id and o.organisation_id = p.organisation_id
      where p.tenant_id = ${tenantId} and p.person_id = any(${[...ids]}::uuid[])
    union all
    select organisation_id, 'organisation', name,
        case when kind = 'subunit' and parent_id is not null then parent_id
          else organisation_id end,
        kind, '[]'::json
      from organisation
      where tenant_id = ${tenantId} and organisation_id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, partyOf(row)]));
}

/** People whose name holds the words, and organisations; at most 50 ids. */
export async function findParties(
  tx: Tx,
  tenantId: TenantId,
  pattern: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from person where tenant_id = ${tenantId} and name like ${pattern}
    union all
    select organisation_id from organisation
      where tenant_id = ${tenantId} and name like ${pattern}
    limit 50`.execute(tx);
  return rows.map((row) => row.id);
}

/** Those who head an organisation on a day. */
export async function headsOfOrganisation(
  tx: Tx,
  { tenantId, ids, on }: Asked,
): Promise<readonly PersonId[]> {
  const rows = await tx
    .selectFrom('post')
    .select('person_id')
    .where('tenant_id', '=', tenantId)
    .where('organisation_id', 'in', ids as readonly OrganisationId[])
    .where('kind', '=', 'head')
    .where((e) => e.or([e('from_on', 'is', null), e('from_on', '<=', on)]))
    .where((e) => e.or([e('until_on', 'is', null), e('until_on', '>=', on)]))
    .orderBy('post_id')
    .execute();
  return rows.map((row) => row.person_id);
}

function partyOf(row: PartyRow): KnownParty {
  return {
    party:
      row.kind === 'person'
        ? { kind: 'person', personId: row.id as PersonId }
        : { kind: 'organisation', organisationId: row.id as OrganisationId },
    name: row.name,
    unitId: row.unit_id,
    organisationKind: row.organisation_kind,
    heads: row.heads,
  };
}
