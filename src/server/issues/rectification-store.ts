import { type Expression, type RawBuilder, sql, type SqlBool } from 'kysely';
import { addDays, type CalendarDate } from '#core/kernel/calendar-date.ts';
import type { MeasureId, rectificationStates, RectificationState } from '#core/issues/facts.ts';
import type { RectificationCursor } from '#core/issues/list-cursor.ts';
import { DUE_SOON_DAYS } from '#core/issues/rectification-state.ts';
import type {
  CycleId,
  OrganisationId,
  PersonId,
  RectificationId,
  TenantId,
} from '#core/kernel/ids.ts';
import type { Visibility } from '#core/reviews/visibility.ts';
import { together, type Tx } from '../platform/database/connection.ts';
import { confidentialRectification } from './confidential.ts';

/** Which rectifications of a cycle: what the asker may see, as of which day, filtered. */
export interface Looked {
  readonly tenantId: TenantId;
  readonly cycleId: CycleId;
  readonly visibility: Visibility;
  readonly asOf: CalendarDate;
  /** Whether `asOf` lies before today, so that states are those of that day. */
  readonly past: boolean;
}
export interface RectificationFilter {
  readonly state?: 'open' | 'overdue' | 'dueSoon' | RectificationState | undefined;
  readonly unitId?: OrganisationId | undefined;
  readonly source?: string | undefined;
  readonly ownerId?: PersonId | undefined;
  readonly text?: string | undefined;
}

/** At most `limit` rows: open ones by deadline, so overdue first, then closed ones by deadline. */
export async function loadRectifications(
  tx: Tx,
  looked: Looked,
  page: RectificationFilter & {
    readonly after?: RectificationCursor | undefined;
    readonly limit: number;
  },
): Promise<readonly RectificationRow[]> {
  const { after, limit } = page;
  const open = after?.closed ? [] : await loadPart(tx, looked, { ...page, closed: false });
  if (open.length >= limit) return open;
  const rest = { ...page, closed: true, limit: limit - open.length };
  const start = after?.closed ? after : undefined;
  return [...open, ...(await loadPart(tx, looked, { ...rest, after: start }))];
}

export type RectificationRow = Awaited<ReturnType<typeof loadPart>>[number];

async function loadPart(
  tx: Tx,
  looked: Looked,
  part: RectificationFilter & {
    readonly closed: boolean;
    readonly after?: RectificationCursor | undefined;
    readonly limit: number;
  },
) {
  const state = stateExpression(looked);
  let rows = rectificationsOf(tx, looked)
    .selectAll('r')
    .select(state.as('state_then'))
    .where(part.closed ? isClosed(state) : isOpen(state));
  for (const condition of conditions(part, looked, state)) rows = rows.where(condition);
  const { after } = part;
  if (after) {
    rows = rows.where(
      sql<SqlBool>`(r.deadline, r.rectification_id) > (${after.deadline}::date, ${after.rectificationId}::uuid)`,
    );
  }
  return rows.orderBy('r.deadline').orderBy('r.rectification_id').limit(part.limit).execute();
}

export async function loadRectification(
  tx: Tx,
  looked: Omit<Looked, 'cycleId'>,
  rectificationId: RectificationId,
): Promise<RectificationRow | undefined> {
  return assignedBy(visible(tx, looked), looked)
    .selectAll('r')
    .select(stateExpression(looked).as('state_then'))
    .where('r.rectification_id', '=', rectificationId)
    .executeTakeFirst();
}

/** The row whose state is about to move, locked until commit. */
export async function lockRectification(
  tx: Tx,
  looked: Omit<Looked, 'cycleId'>,
  rectificationId: RectificationId,
): Promise<RectificationRow | undefined> {
  return visible(tx, looked)
    .selectAll('r')
    .select(sql<string>`r.state`.as('state_then'))
    .where('r.rectification_id', '=', rectificationId)
    .forUpdate('r')
    .executeTakeFirst();
}

export async function loadMeasures(tx: Tx, tenantId: TenantId, ids: readonly RectificationId[]) {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('measure')
    .select(['rectification_id', 'measure_id', 'text', 'done_on'])
    .where('tenant_id', '=', tenantId)
    .where('rectification_id', 'in', ids)
    .orderBy('rectification_id')
    .orderBy('position')
    .execute();
  return rows.map((row) => ({ ...row, measure_id: row.measure_id as MeasureId }));
}

export interface RectificationTotals {
  readonly states: Readonly<Record<RectificationState, number>>;
  readonly overdue: number;
  readonly dueSoon: number;
}

/** Everything the asker may see in the cycle; from the counters unless the day lies in the past. */
export async function countRectifications(tx: Tx, looked: Looked): Promise<RectificationTotals> {
  const state = stateExpression(looked);
  const [states, overdue, dueSoon] = await together([
    countStates(tx, looked),
    countWhere(tx, looked, [isOpen(state), isOverdue(looked)]),
    countWhere(tx, looked, [isOpen(state), isDueSoon(looked)]),
  ]);
  return { states, overdue, dueSoon };
}

export const noState: Readonly<Record<RectificationState, number>> = {
  inProgress: 0,
  doneClaimed: 0,
  verified: 0,
  closed: 0,
  closedBefore: 0,
};

async function countStates(tx: Tx, looked: Looked): Promise<typeof noState> {
  const { kind } = looked.visibility;
  if (looked.past || kind === 'own' || kind === 'units') return statesOfRows(tx, looked);
  const rows = await tx
    .selectFrom('counter')
    .select(['a', (e) => e.fn.sum<number>('n').as('n')])
    .where('tenant_id', '=', looked.tenantId)
    .where('cycle_id', '=', looked.cycleId)
    .where('measure', '=', 'rectifications')
    .groupBy('a')
    .execute();
  const counted = tally(rows.map(({ a, n }) => ({ state: a, n: Number(n) })));
  if (kind === 'everything') return counted;
  const hidden = await hiddenStates(tx, looked);
  return tally([
    ...Object.entries(counted).map(([each, n]) => ({ state: each, n })),
    ...hidden.map(({ state: each, n }) => ({ state: each, n: -Number(n) })),
  ]);
}

async function statesOfRows(tx: Tx, looked: Looked): Promise<typeof noState> {
  const state = stateExpression(looked);
  const rows = await rectificationsOf(tx, looked)
    .select([state.as('state'), (e) => e.fn.countAll<number>().as('n')])
    .groupBy(sql`1`)
    .execute();
  return tally(rows.map((row) => ({ state: row.state, n: Number(row.n) })));
}

/** What the counters hold and this asker must not know of; found from the few confidential reviews. */
async function hiddenStates(tx: Tx, { tenantId, cycleId, visibility }: Looked) {
  const { rows } = await sql<{ state: string; n: number }>`
    with hidden as (
      select review_id from review
      where tenant_id = ${tenantId} and cycle_id = ${cycleId} and (restricted or mode = 'talk'))
    select r.state, count(*) as n from rectification r
    where r.tenant_id = ${tenantId} and not ${isOwn(visibility)} and r.rectification_id in (
      select x.rectification_id from rectification x join hidden h on h.review_id = x.review_id
        where x.tenant_id = ${tenantId}
      union select x.rectification_id from issue i join hidden h on h.review_id = i.review_id
        join rectification x on x.tenant_id = i.tenant_id and x.issue_id = i.issue_id
        where i.tenant_id = ${tenantId}
      union select x.rectification_id from rectification_order o
        join hidden h on h.review_id = o.review_id
        join rectification x on x.tenant_id = o.tenant_id and x.order_id = o.order_id
        where o.tenant_id = ${tenantId})
    group by r.state`.execute(tx);
  return rows;
}

async function countWhere(
  tx: Tx,
  looked: Looked,
  wanted: readonly Expression<SqlBool>[],
): Promise<number> {
  let rows = rectificationsOf(tx, looked).select((e) => e.fn.countAll<number>().as('n'));
  for (const condition of wanted) rows = rows.where(condition);
  return Number((await rows.executeTakeFirstOrThrow()).n);
}

function tally(rows: readonly { readonly state: string; readonly n: number }[]): typeof noState {
  const totals = { ...noState };
  for (const { state, n } of rows) totals[state as (typeof rectificationStates)[number]] += n;
  return totals;
}

function rectificationsOf(tx: Tx, looked: Looked) {
  return assignedBy(visible(tx, looked), looked).where('r.cycle_id', '=', looked.cycleId);
}

/** On an earlier day what was assigned later was not there yet. */
function assignedBy(rows: Visible, { past, asOf }: Pick<Looked, 'asOf' | 'past'>): Visible {
  return past ? rows.where('r.assigned_on', '<=', asOf) : rows;
}

type Visible = ReturnType<typeof visible>;

function visible(tx: Tx, { tenantId, visibility }: Pick<Looked, 'tenantId' | 'visibility'>) {
  const rows = tx.selectFrom('rectification as r').where('r.tenant_id', '=', tenantId);
  if (visibility.kind === 'everything') return rows;
  const own = isOwn(visibility);
  if (visibility.kind === 'own') return rows.where(own);
  if (visibility.kind === 'open')
    return rows.where(sql<SqlBool>`(not ${confidentialRectification} or ${own})`);
  return rows.where(
    sql<SqlBool>`((r.unit_id = any(${visibility.unitIds}::uuid[]) and not ${confidentialRectification}) or ${own})`,
  );
}

function isOwn(visibility: Visibility): RawBuilder<SqlBool> {
  const ids = visibility.kind === 'everything' ? [] : visibility.ownIds;
  return sql`(r.owner_id = any(${ids}::uuid[]) or coalesce(r.leader_id = any(${ids}::uuid[]), false))`;
}

/** The state on `asOf`; what was moved since is as it was, except that deadlines are today's. */
function stateExpression({ asOf, past }: Pick<Looked, 'asOf' | 'past'>): RawBuilder<string> {
  if (!past) return sql`r.state`;
  return sql`case when r.state in ('closed', 'closedBefore') and r.closed_on <= ${asOf}::date then r.state
    when r.state in ('closed', 'verified') and r.verified_on <= ${asOf}::date then 'verified'
    when r.state <> 'closedBefore' and r.claimed_on <= ${asOf}::date then 'doneClaimed'
    else 'inProgress' end`;
}

// Literals, not parameters: only so does the planner know its partial indexes fit.
function isOpen(state: RawBuilder<string>): RawBuilder<SqlBool> {
  return sql`${state} in ('inProgress', 'doneClaimed', 'verified')`;
}

function isClosed(state: RawBuilder<string>): RawBuilder<SqlBool> {
  return sql`${state} in ('closed', 'closedBefore')`;
}

function isOverdue({ asOf }: Looked): RawBuilder<SqlBool> {
  return sql`r.deadline < ${asOf}::date`;
}

function isDueSoon({ asOf }: Looked): RawBuilder<SqlBool> {
  return sql`r.deadline between ${asOf}::date and ${addDays(asOf, DUE_SOON_DAYS)}::date`;
}

function conditions(
  filter: RectificationFilter,
  looked: Looked,
  state: RawBuilder<string>,
): readonly RawBuilder<SqlBool>[] {
  const { unitId, source, ownerId, text } = filter;
  const wanted: RawBuilder<SqlBool>[] = stateConditions(filter.state, looked, state);
  if (unitId) wanted.push(sql`r.unit_id = ${unitId}`);
  if (source) wanted.push(sql`r.source = ${source}`);
  if (ownerId) wanted.push(sql`r.owner_id = ${ownerId}`);
  if (text) wanted.push(sql`position(lower(${text}) in lower(r.problem)) > 0`);
  return wanted;
}

function stateConditions(
  wanted: RectificationFilter['state'],
  looked: Looked,
  state: RawBuilder<string>,
): RawBuilder<SqlBool>[] {
  if (wanted === undefined) return [];
  if (wanted === 'open') return [isOpen(state)];
  if (wanted === 'overdue') return [isOpen(state), isOverdue(looked)];
  if (wanted === 'dueSoon') return [isOpen(state), isDueSoon(looked)];
  return [sql`${state} = ${wanted}`];
}
