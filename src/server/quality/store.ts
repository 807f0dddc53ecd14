import { type RawBuilder, sql } from 'kysely';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { CycleId, OrganisationId, TenantId } from '#core/kernel/ids.ts';
import {
  COPIED_FROM,
  type EntryCount,
  ITEMS_SHOWN,
  type OwnedItem,
  type ReviewWithDeadline,
  ROWS_SOUGHT,
  type SignalItem,
} from '#core/quality/signals.ts';
import { confidentialRectification, fromConfidentialReview } from '../issues/confidential.ts';
import type { Tx } from '../platform/database/connection.ts';

export interface Of {
  readonly tenantId: TenantId;
  readonly cycleId: CycleId;
  /** An earlier day: what came after it is left out. */
  readonly until?: CalendarDate | undefined;
}

export interface CopiedText {
  readonly key: string;
  readonly n: number;
}

/** Texts that stand in three or more reviews, the most copied first; from a partial index. */
export async function loadCopiedTexts(tx: Tx, of: Of): Promise<readonly CopiedText[]> {
  const most = of.until ? ROWS_SOUGHT : ITEMS_SHOWN;
  const { rows } = await sql<CopiedText>`
    select a as key, n::int as n from counter
    where tenant_id = ${of.tenantId} and cycle_id = ${of.cycleId} and copied_text
    order by n desc, a limit ${most}`.execute(tx);
  return of.until ? copiedUntil(tx, of, rows) : rows;
}

/** How often they stood in reviews by that day; a text copied since may have pushed one out. */
async function copiedUntil(
  tx: Tx,
  of: Of,
  now: readonly CopiedText[],
): Promise<readonly CopiedText[]> {
  const keys = now.map(({ key }) => key);
  const { rows } = await sql<CopiedText>`
    select r.text_key::text as key, count(*)::int as n from review r
    where r.tenant_id = ${of.tenantId} and r.cycle_id = ${of.cycleId}
      and r.text_key = any(${keys}::bigint[]) and ${happened(of)}
    group by r.text_key having count(*) >= ${COPIED_FROM}
    order by n desc, key limit ${ITEMS_SHOWN}`.execute(tx);
  return rows;
}

/** The first reviews with one text, and the text as one of them says it. */
export async function loadReviewsWithText(tx: Tx, of: Of, key: string) {
  const { rows } = await sql<SignalItem & { text: string }>`
    select 'review' as place, r.review_id as id, coalesce(p.name, o.name, '') as label,
      r.occurred_on as day,
      (select string_agg(e.point->>'text', ' / ' order by e.place)
        from json_array_elements(r.points) with ordinality as e(point, place)
        where e.point->>'kind' in ('achievement', 'shortcoming')) as text
    from review r ${subjectNames}
    where r.tenant_id = ${of.tenantId} and r.cycle_id = ${of.cycleId}
      and r.text_key = ${key}::bigint and ${open} and ${happened(of)}
    order by r.occurred_on, r.review_id limit ${ITEMS_SHOWN}`.execute(tx);
  return rows;
}

export async function loadWithoutShortcoming(tx: Tx, of: Of): Promise<readonly SignalItem[]> {
  const { rows } = await sql<SignalItem>`
    select 'review' as place, r.review_id as id, coalesce(p.name, o.name, '') as label,
      r.occurred_on as day
    from review r ${subjectNames}
    where r.tenant_id = ${of.tenantId} and r.cycle_id = ${of.cycleId}
      and not r.has_shortcoming and ${open} and ${happened(of)}
    order by r.review_id limit ${ROWS_SOUGHT + 1}`.execute(tx);
  return rows;
}

export async function loadEntries(tx: Tx, of: Of): Promise<readonly EntryCount[]> {
  const { rows } = await sql<EntryCount>`
    select c.a as "unitId", coalesce(o.name, '') as "unitName", c.b as day, c.c as timing,
      c.n::int as n
    from counter c left join organisation o
      on o.tenant_id = c.tenant_id and o.organisation_id = c.a::uuid
    where c.tenant_id = ${of.tenantId} and c.cycle_id = ${of.cycleId} and c.measure = 'entries'
      and c.n > 0 and ${by(of, sql`c.b::date`)}
    order by o.position, c.a, c.b`.execute(tx);
  return rows;
}

export interface PriorClosure extends SignalItem {
  readonly priorVerifier: string | null;
  readonly withoutEvidence: boolean;
  readonly withoutMeasure: boolean;
}

/** Closures from before the system: those since then can't lack a check, evidence or measures. */
export async function loadPriorClosures(tx: Tx, of: Of): Promise<readonly PriorClosure[]> {
  const { rows } = await sql<PriorClosure>`
    select 'rectification' as place, r.rectification_id as id, r.problem as label,
      r.closed_on as day, r.prior_verifier as "priorVerifier",
      r.evidence = '' as "withoutEvidence",
      not exists (select 1 from measure m where m.tenant_id = r.tenant_id
        and m.rectification_id = r.rectification_id) as "withoutMeasure"
    from rectification r
    where r.tenant_id = ${of.tenantId} and r.cycle_id = ${of.cycleId}
      and r.state = 'closedBefore' and ${notConfidential} and ${by(of, sql`r.closed_on`)}
    order by r.deadline, r.rectification_id limit ${ROWS_SOUGHT + 1}`.execute(tx);
  return rows;
}

const NEWEST_CHECKED = 1000;

/** Of the newest 1,000 reviews those that state a deadline, while no rectification follows them. */
export async function loadUnfollowed(tx: Tx, of: Of): Promise<readonly ReviewWithDeadline[]> {
  const { rows } = await sql<ReviewWithDeadline>`
    select 'review' as place, r.review_id as id, coalesce(p.name, o.name, '') as label,
      r.occurred_on as day, r.deadline_text as "deadlineText",
      coalesce((select string_agg(e.point->>'text', ';')
        from json_array_elements(r.points) as e(point)
        where e.point->>'kind' = 'requirement'), '') as requirement
    from (select * from review r where r.tenant_id = ${of.tenantId} and r.cycle_id = ${of.cycleId}
        and ${happened(of)}
        order by r.occurred_on desc, r.review_id desc limit ${NEWEST_CHECKED}) r ${subjectNames}
    where r.deadline_text is not null and ${open} and not exists (
      select 1 from rectification x where x.tenant_id = r.tenant_id and x.review_id in (r.review_id, r.joint_with)
        and ${by(of, sql`x.assigned_on`)})
    `.execute(tx);
  return rows;
}

export async function loadIdeasBeforeProblems(tx: Tx, of: Of): Promise<readonly SignalItem[]> {
  const { rows } = await sql<SignalItem>`
    select 'issue' as place, i.issue_id as id, concat_ws(' ', d.number, d.text) as label,
      d.given_on as day
    from issue i
      join issue_idea l on l.tenant_id = i.tenant_id and l.issue_id = i.issue_id
      join idea d on d.tenant_id = l.tenant_id and d.idea_id = l.idea_id
    where i.tenant_id = ${of.tenantId} and i.cycle_id = ${of.cycleId} and d.given_on < i.raised_on
      and not ${fromConfidentialReview('i')} and ${by(of, sql`i.raised_on`)}
    order by d.given_on, d.idea_id limit ${ROWS_SOUGHT + 1}`.execute(tx);
  return rows;
}

/** Owners whose own organisation is not the responsible one; whether it lies below is not asked here. */
export async function loadOwnersElsewhere(tx: Tx, of: Of): Promise<readonly OwnedItem[]> {
  const { rows } = await sql<OwnedItem>`
    select 'rectification' as place, r.rectification_id as id,
      r.problem || ' · ' || p.name as label, r.deadline as day,
      p.organisation_id as "ownUnitId", r.unit_id as "unitId"
    from rectification r join person p on p.tenant_id = r.tenant_id and p.person_id = r.owner_id
    where r.tenant_id = ${of.tenantId} and r.cycle_id = ${of.cycleId}
      and p.organisation_id <> r.unit_id and ${notConfidential} and ${by(of, sql`r.assigned_on`)}
      and r.unit_id not in (select organisation_id from organisation
        where tenant_id = ${of.tenantId} and kind = 'root')
    order by r.deadline, r.rectification_id limit ${ROWS_SOUGHT + 1}`.execute(tx);
  return rows;
}

export async function loadParents(tx: Tx, tenantId: TenantId) {
  const { rows } = await sql<{ organisationId: OrganisationId; parentId: OrganisationId | null }>`
    select organisation_id as "organisationId", parent_id as "parentId" from organisation
    where tenant_id = ${tenantId}`.execute(tx);
  return rows;
}

function happened(of: Of): RawBuilder<unknown> {
  return by(of, sql`r.occurred_on`);
}

/** On that day or before, when an earlier day is asked about. */
function by({ until }: Of, day: RawBuilder<unknown>): RawBuilder<unknown> {
  return until ? sql`${day} <= ${until}::date` : sql`true`;
}

/** Signals are about what the whole leading group may see. */
const open = sql`not r.restricted and r.mode <> 'talk'`;
const notConfidential = sql`not ${confidentialRectification}`;
const subjectNames = sql`
  left join person p on r.subject_kind = 'person' and p.tenant_id = r.tenant_id
    and p.person_id = r.subject_id
  left join organisation o on r.subject_kind = 'organisation' and o.tenant_id = r.tenant_id
    and o.organisation_id = r.subject_id`;
