import { sql } from 'kysely';
import type { TenantId } from '#core/kernel/ids.ts';
import type { RecordedFact } from '#core/ledger/catalogue.ts';
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
