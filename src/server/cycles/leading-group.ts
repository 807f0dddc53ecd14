import type { leadingGroupRoles } from '#core/cycles/facts.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { CycleId, PersonId, TenantId } from '#core/kernel/ids.ts';
import { isHeldOn } from '#core/people/roles.ts';
import type { BoxReaders } from '#core/opinions/routing.ts';
import type { Tx } from '../platform/database/connection.ts';

export interface Appointed {
  readonly personId: PersonId;
  readonly from: CalendarDate;
  /** The last day; `null` while it is open. */
  readonly until: CalendarDate | null;
}
export interface GroupMember extends Appointed {
  readonly role: (typeof leadingGroupRoles)[number];
}
type OfCycle = { readonly tenantId: TenantId; readonly cycleId: CycleId };

const rank = ['head', 'deputy', 'member', 'office'];

/** Everyone named for the cycle, head first, also whose term is over or ahead. */
export async function loadLeadingGroup(
  tx: Tx,
  { tenantId, cycleId }: OfCycle,
): Promise<readonly GroupMember[]> {
  const rows = await tx
    .selectFrom('leading_group_member')
    .select(['person_id', 'role', 'from_on', 'until_on'])
    .where('tenant_id', '=', tenantId)
    .where('cycle_id', '=', cycleId)
    .orderBy('from_on')
    .orderBy('person_id')
    .execute();
  return rows
    .map((row) => ({
      personId: row.person_id,
      role: row.role as GroupMember['role'],
      from: row.from_on,
      until: row.until_on,
    }))
    .sort((one, other) => rank.indexOf(one.role) - rank.indexOf(other.role));
}

export async function loadBoxKeepers(
  tx: Tx,
  { tenantId, cycleId }: OfCycle,
): Promise<readonly Appointed[]> {
  const rows = await tx
    .selectFrom('box_keeper')
    .select(['person_id', 'from_on', 'until_on'])
    .where('tenant_id', '=', tenantId)
    .where('cycle_id', '=', cycleId)
    .orderBy('from_on')
    .orderBy('person_id')
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    from: row.from_on,
    until: row.until_on,
  }));
}

/** Who holds a task of the box on that day. */
export async function loadBoxReaders(
  tx: Tx,
  cycle: OfCycle,
  on: CalendarDate,
): Promise<BoxReaders> {
  const group = (await loadLeadingGroup(tx, cycle)).filter((each) => isHeldOn(each, on));
  const keepers = (await loadBoxKeepers(tx, cycle)).filter((each) => isHeldOn(each, on));
  return {
    head: group.find((each) => each.role === 'head')?.personId ?? null,
    group: group.map((each) => each.personId),
    keepers: keepers.map((each) => each.personId),
  };
}
