import { sql } from 'kysely';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { TenantId } from '#core/kernel/ids.ts';
import type { FactType, RecordedFact } from '#core/ledger/catalogue.ts';
import type { Tx } from '../platform/database/connection.ts';

/** One entry about a thing; `recorded` is absent when its content was erased. */
export interface HistoryEntry {
  readonly seq: number;
  readonly recorded: RecordedFact | undefined;
}

const MAX_ENTRIES = 500;

/** What the ledger holds about a review, rectification, issue or opinion, oldest first, at most 500. */
export async function loadHistory(
  tx: Tx,
  tenantId: TenantId,
  aboutId: string,
): Promise<readonly HistoryEntry[]> {
  const { rows } = await sql<{ seq: number; payload: string | null }>`
    select a.seq, s.payload from ledger_about a
      left join ledger_secret s on s.tenant_id = a.tenant_id and s.seq = a.seq
      where a.tenant_id = ${tenantId} and a.about_id = ${aboutId}
      order by a.seq limit ${MAX_ENTRIES}`.execute(tx);
  return rows.map(({ seq, payload }) => ({
    seq,
    recorded: payload === null ? undefined : (JSON.parse(payload) as RecordedFact),
  }));
}

/** The latest `on` that facts of these kinds say of a thing; `null` when there is none. */
export async function loadLatestDay(
  tx: Tx,
  tenantId: TenantId,
  { aboutId, types }: { readonly aboutId: string; readonly types: readonly FactType[] },
): Promise<CalendarDate | null> {
  const { rows } = await sql<{ day: CalendarDate | null }>`
    select max(s.payload::jsonb->'body'->>'on') as day from ledger_about a
      join ledger_secret s on s.tenant_id = a.tenant_id and s.seq = a.seq
      where a.tenant_id = ${tenantId} and a.about_id = ${aboutId}
        and s.payload::jsonb->>'type' = any(${[...types]}::text[])`.execute(tx);
  return rows[0]?.day ?? null;
}

/** The place in the ledger of the first entry about each of these; what has no entry is left out. */
export async function loadFirstEntries(
  tx: Tx,
  tenantId: TenantId,
  aboutIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (aboutIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('ledger_about')
    .select(['about_id', (e) => e.fn.min<number>('seq').as('seq')])
    .where('tenant_id', '=', tenantId)
    .where('about_id', 'in', aboutIds)
    .groupBy('about_id')
    .execute();
  return new Map(rows.map(({ about_id, seq }) => [about_id, Number(seq)]));
}
