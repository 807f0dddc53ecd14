import { sql } from 'kysely';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { CycleId, TenantId } from '#core/kernel/ids.ts';
import type { ReportId } from '#core/reports/facts.ts';
import type { ReportMode, ReportRelation } from '#core/reports/report-facts.ts';
import { fromConfidentialReview } from '../issues/confidential.ts';
import type { Tx } from '../platform/database/connection.ts';

/** What is counted: one cycle until one day, with or without talks and restricted records. */
export interface Counted {
  readonly tenantId: TenantId;
  readonly cycleId: CycleId;
  readonly asOf: CalendarDate;
  readonly withConfidential: boolean;
}

interface ReviewCount {
  readonly mode: ReportMode;
  readonly relation: ReportRelation;
  readonly reviews: number;
  readonly leader: number;
  readonly self: number;
}

export async function countReviews(tx: Tx, of: Counted): Promise<readonly ReviewCount[]> {
  const { rows } = await sql<ReviewCount>`
    select mode, relation, count(*)::int as reviews,
        count(*) filter (where leader_review)::int as leader,
        count(*) filter (where self_review)::int as self
      from review r where ${reviewsOf(of)} group by 1, 2`.execute(tx);
  return rows;
}

export async function countSubjects(tx: Tx, of: Counted) {
  const { rows } = await sql<{ mode: ReportMode; subjects: number }>`
    select mode, count(distinct subject_id)::int as subjects
      from review r where ${reviewsOf(of)} group by 1`.execute(tx);
  return new Map(rows.map(({ mode, subjects }) => [mode, subjects]));
}

export interface Quotable {
  readonly mode: ReportMode;
  readonly reviewId: string;
  readonly text: string;
}

const CANDIDATES = 20;

/** Achievements with a number in them, the oldest of each mode; never from talks. */
export async function loadQuotable(tx: Tx, of: Counted): Promise<readonly Quotable[]> {
  const { rows } = await sql<Quotable>`
    select wanted.mode, r."reviewId", r.text
      from unnest(array['meeting', 'onsite', 'faceToFace', 'public']) as wanted(mode)
      cross join lateral (
        select r.review_id as "reviewId", e.point->>'text' as text from review r
          cross join lateral json_array_elements(r.points) with ordinality as e(point, place)
          where ${reviewsOf({ ...of, withConfidential: false })} and r.mode = wanted.mode
            and e.point->>'kind' = 'achievement' and e.point->>'text' ~ '[0-9]'
            and char_length(e.point->>'text') <= 60
          order by r.occurred_on, r.review_id, e.place limit ${CANDIDATES}
      ) r`.execute(tx);
  return rows;
}

export async function countQuality(tx: Tx, of: Counted) {
  const open = { ...of, withConfidential: false };
  const { rows } = await sql<{ withoutShortcoming: number; copiedTexts: number }>`
    select
      (select count(*)::int from review r
        where ${reviewsOf(open)} and not has_shortcoming) as "withoutShortcoming",
      (select coalesce(sum(n), 0)::int from (
        select count(*) as n from review r where ${reviewsOf(open)} and text_key <> 0
          group by text_key having count(*) >= 3) copied) as "copiedTexts"`.execute(tx);
  return rows[0] ?? { withoutShortcoming: 0, copiedTexts: 0 };
}

export async function countSessions(tx: Tx, { tenantId, cycleId, asOf }: Counted) {
  const { rows } = await sql<{ kind: string; n: number; minuted: number; guests: number }>`
    select kind, count(*)::int as n, count(minutes)::int as minuted,
        coalesce(sum((select count(*) from session_guest g
          where g.tenant_id = s.tenant_id and g.session_id = s.session_id)), 0)::int as guests
      from session s
      where tenant_id = ${tenantId} and cycle_id = ${cycleId} and held_on <= ${asOf}
      group by kind`.execute(tx);
  return rows;
}

export async function countTalks(tx: Tx, of: Counted) {
  const { rows } = await sql<{ outcome: string; n: number }>`
    select t.outcome, count(*)::int as n from talk t
      join review r on r.tenant_id = t.tenant_id and r.review_id = t.review_id
      where ${reviewsOf(of)} group by 1`.execute(tx);
  return new Map(rows.map(({ outcome, n }) => [outcome, n]));
}

interface Others {
  readonly commendations: number;
  readonly exchanges: number;
  readonly helpsSolvedOnSpot: number;
  readonly ordersAnswered: number;
}

export async function countOthers(tx: Tx, of: Counted): Promise<Others> {
  const { tenantId, cycleId, asOf, withConfidential } = of;
  const { rows } = await sql<Others>`
    select
      (select count(*)::int from commendation
        where tenant_id = ${tenantId} and cycle_id = ${cycleId} and published_on <= ${asOf}
          and (withdrawn_on is null or withdrawn_on > ${asOf})) as commendations,
      (select count(*)::int from exchange
        where tenant_id = ${tenantId} and cycle_id = ${cycleId} and held_on <= ${asOf}) as exchanges,
      (select count(*)::int from issue i
        where tenant_id = ${tenantId} and cycle_id = ${cycleId} and raised_on <= ${asOf}
          and kind = 'help' and solved_on_spot is not null
          and (${withConfidential} or not ${fromConfidentialReview('i')})) as "helpsSolvedOnSpot",
      (select count(*)::int from rectification_order o
        where o.tenant_id = ${tenantId} and o.cycle_id = ${cycleId} and o.issued_on <= ${asOf}
          and (${withConfidential} or not ${fromConfidentialReview('o')})
          and exists (select 1 from rectification x
            where x.tenant_id = o.tenant_id and x.order_id = o.order_id
              and least(x.claimed_on, x.closed_on) <= ${asOf})) as "ordersAnswered"`.execute(tx);
  return rows[0] ?? { commendations: 0, exchanges: 0, helpsSolvedOnSpot: 0, ordersAnswered: 0 };
}

/** Names that must not stand in a quoted sentence. */
export async function loadPersonNames(tx: Tx, tenantId: TenantId): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('person')
    .select('name')
    .distinct()
    .where('tenant_id', '=', tenantId)
    .execute();
  return rows.map(({ name }) => name);
}

function reviewsOf({ tenantId, cycleId, asOf, withConfidential }: Counted) {
  const open = withConfidential ? sql`true` : sql`not r.restricted and r.mode <> 'talk'`;
  return sql`r.tenant_id = ${tenantId} and r.cycle_id = ${cycleId}
    and r.occurred_on <= ${asOf} and ${open}`;
}

type OfCycle = Pick<Counted, 'tenantId' | 'cycleId'>;

export interface Prose {
  readonly slot: string;
  readonly text: string;
  readonly version: number;
}

export async function loadProse(tx: Tx, { tenantId, cycleId }: OfCycle): Promise<readonly Prose[]> {
  return tx
    .selectFrom('report_prose')
    .select(['slot', 'text', 'version'])
    .where('tenant_id', '=', tenantId)
    .where('cycle_id', '=', cycleId)
    .orderBy('slot')
    .execute();
}

/** `undefined` when somebody else wrote meanwhile; version 0 is a slot in which nobody wrote yet. */
export async function saveProse(tx: Tx, of: OfCycle, prose: Prose): Promise<number | undefined> {
  const { tenantId, cycleId } = of;
  const { slot, text, version } = prose;
  if (version === 0) {
    const added = await tx
      .insertInto('report_prose')
      .values({ tenant_id: tenantId, cycle_id: cycleId, slot, text, version: 1 })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'cycle_id', 'slot']).doNothing())
      .returning('version')
      .executeTakeFirst();
    return added?.version;
  }
  const changed = await tx
    .updateTable('report_prose')
    .set({ text, version: version + 1 })
    .where('tenant_id', '=', tenantId)
    .where('cycle_id', '=', cycleId)
    .where('slot', '=', slot)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  return changed?.version;
}

/** One at a time for a cycle: whether a day has its report already is asked and answered as one. */
export async function lockReports(tx: Tx, { cycleId }: OfCycle): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`report ${cycleId}`}, 0))`.execute(tx);
}

export async function listIssued(tx: Tx, { tenantId, cycleId }: OfCycle) {
  const rows = await tx
    .selectFrom('issued_report')
    .select(['report_id', 'as_of', 'issued_on', 'title', 'digest'])
    .where('tenant_id', '=', tenantId)
    .where('cycle_id', '=', cycleId)
    .orderBy('as_of', 'desc')
    .orderBy('report_id')
    .execute();
  return rows.map((row) => ({
    reportId: row.report_id as ReportId,
    asOf: row.as_of,
    issuedOn: row.issued_on,
    title: row.title,
    digest: row.digest,
  }));
}

export async function loadIssued(tx: Tx, tenantId: TenantId, reportId: ReportId) {
  return tx
    .selectFrom('issued_report')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('report_id', '=', reportId)
    .executeTakeFirst();
}
