import { sql } from 'kysely';
import type { CorrectionId, correctionOutcomes } from '#core/accounts/facts.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { PersonId, ReviewId, TenantId } from '#core/kernel/ids.ts';
import type { reviewModes } from '#core/reviews/facts.ts';
import type { Tx } from '../platform/database/connection.ts';

interface Whose {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
}

export interface RecordCounts {
  readonly reviewsAboutMe: number;
  readonly reviewsByMe: number;
  readonly answers: number;
  readonly rectifications: number;
  readonly slips: number;
  readonly devices: number;
}

export async function countRecords(tx: Tx, { tenantId, personId }: Whose): Promise<RecordCounts> {
  const { rows } = await sql<RecordCounts>`select
    (select count(*)::int from review where tenant_id = ${tenantId}
      and subject_id = ${personId}) as "reviewsAboutMe",
    (select count(*)::int from reviewer where tenant_id = ${tenantId}
      and party_id = ${personId}) as "reviewsByMe",
    (select count(*)::int from answer where tenant_id = ${tenantId}
      and person_id = ${personId}) as answers,
    (select count(*)::int from rectification where tenant_id = ${tenantId}
      and (owner_id = ${personId} or leader_id = ${personId})) as rectifications,
    (select count(*)::int from slip where tenant_id = ${tenantId}
      and person_id = ${personId}) as slips,
    (select count(*)::int from device where tenant_id = ${tenantId}
      and person_id = ${personId}) as devices`.execute(tx);
  const [counts] = rows;
  if (!counts) throw new Error('counting gave no row');
  return counts;
}

export interface TermRow {
  readonly title: string;
  readonly organisationName: string;
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
}

/** Seats in leading groups and keys of the box; the title is the role, `boxKeeper` for a key. */
export async function loadTasks(tx: Tx, { tenantId, personId }: Whose): Promise<TermRow[]> {
  const { rows } = await sql<TermRow>`
    select m.role as title, c.name as "organisationName", m.from_on as "from", m.until_on as until
      from leading_group_member m
      join cycle c on c.tenant_id = m.tenant_id and c.cycle_id = m.cycle_id
      where m.tenant_id = ${tenantId} and m.person_id = ${personId}
    union all
    select 'boxKeeper', c.name, k.from_on, k.until_on from box_keeper k
      join cycle c on c.tenant_id = k.tenant_id and c.cycle_id = k.cycle_id
      where k.tenant_id = ${tenantId} and k.person_id = ${personId}
    order by 3, 1 limit 200`.execute(tx);
  return rows;
}

export interface LookRow {
  readonly reviewId: ReviewId;
  readonly mode: (typeof reviewModes)[number];
  readonly occurredOn: CalendarDate;
  readonly lookedOn: CalendarDate;
  readonly byName: string;
}

/** At records about this person, by others; the newest hundred. */
export async function loadLooks(tx: Tx, { tenantId, personId }: Whose): Promise<LookRow[]> {
  const { rows } = await sql<LookRow>`
    select l.review_id as "reviewId", r.mode, r.occurred_on as "occurredOn",
      l.looked_on as "lookedOn", coalesce(p.name, '') as "byName"
    from review r
      join look l on l.tenant_id = r.tenant_id and l.review_id = r.review_id
      left join person p on p.tenant_id = l.tenant_id and p.person_id = l.person_id
    where r.tenant_id = ${tenantId} and r.subject_id = ${personId} and l.person_id <> ${personId}
    order by l.looked_on desc, p.name, l.review_id limit 100`.execute(tx);
  return rows;
}

export interface CorrectionRow {
  readonly correctionId: CorrectionId;
  readonly personId: PersonId;
  readonly personName: string;
  readonly text: string;
  readonly requestedOn: CalendarDate;
  readonly outcome: (typeof correctionOutcomes)[number] | null;
  readonly answer: string | null;
  readonly answeredOn: CalendarDate | null;
  readonly answeredByName: string | null;
}

/** Unanswered ones first, then the newest; at most 500. */
export async function loadCorrections(
  tx: Tx,
  {
    tenantId,
    personId,
    correctionId,
  }: { readonly tenantId: TenantId } & Partial<Pick<CorrectionRow, 'personId' | 'correctionId'>>,
): Promise<CorrectionRow[]> {
  const { rows } = await sql<CorrectionRow>`
    select c.correction_id as "correctionId", c.person_id as "personId",
      coalesce(p.name, '') as "personName", c.text, c.requested_on as "requestedOn", c.outcome,
      c.answer, c.answered_on as "answeredOn", a.name as "answeredByName"
    from correction c
      left join person p on p.tenant_id = c.tenant_id and p.person_id = c.person_id
      left join person a on a.tenant_id = c.tenant_id and a.person_id = c.answered_by
    where c.tenant_id = ${tenantId}
      ${personId ? sql`and c.person_id = ${personId}` : sql``}
      ${correctionId ? sql`and c.correction_id = ${correctionId}` : sql``}
    order by c.outcome is not null, c.correction_id desc limit 500`.execute(tx);
  return rows;
}

/** So that two who answer at once come one after the other. */
export async function lockCorrection(
  tx: Tx,
  tenantId: TenantId,
  correctionId: CorrectionId,
): Promise<void> {
  await tx
    .selectFrom('correction')
    .select('correction_id')
    .where('tenant_id', '=', tenantId)
    .where('correction_id', '=', correctionId)
    .forUpdate()
    .execute();
}
