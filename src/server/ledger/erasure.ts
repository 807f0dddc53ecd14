import { sql } from 'kysely';
import { cycleFacts } from '#core/cycles/facts.ts';
import type { ledgerOperations } from '#contract/ledger.ts';
import { refusal } from '#contract/refusals.ts';
import type { TenantId } from '#core/kernel/ids.ts';
import { reachOf } from '#core/people/permissions.ts';
import { accept, refuse } from '#core/kernel/result.ts';
import { fact, type RecordedFact } from '#core/ledger/catalogue.ts';
import { SEALED_LEAF_TYPE } from '#core/ledger/fact.ts';
import { parseLeaf } from '#core/ledger/leaf.ts';
import type { Tx } from '../platform/database/connection.ts';
import type { ActionHandler } from '../platform/handling.ts';
import { projectedTables } from '../platform/database/table-catalogue.ts';
import { columnText } from './column-text.ts';
import { Replica, type ReplicaRow, type ReplicaTable } from './replica.ts';
import { loadEntryHeads, loadHead } from './store.ts';

const LONGEST_TO_ERASE_FROM = 500_000;

/** Kinds that the ledger, the organisation and its cycles stand on: offices, not private words. */
const lasting: ReadonlySet<string> = new Set([
  ...['erase', 'key.announced', 'import.committed', 'import.undone', 'archive.sealed'],
  ...['organisation.registered', 'organisation.renamed', 'post.assigned', 'post.ended'],
  ...Object.keys(cycleFacts),
  'box.opened',
]);

/**
 * Deletes salt and payload, and leaves the tables as if the fact had never been: whatever a replay
 * without it gives. Nobody else writes meanwhile, for the head row is locked. Sealed entries may
 * concern the head himself, so only the operator can erase them.
 */
export const eraseEntry: ActionHandler<(typeof ledgerOperations)['ledger.erase']> = async (
  tx,
  { seq, basis },
  { scope },
) => {
  const { tenantId } = scope;
  await sql`select from ledger_head where tenant_id = ${tenantId} for update`.execute(tx);
  const [entry] = await loadEntryHeads(tx, tenantId, { below: seq + 1, limit: 1 });
  const type = parseLeaf(entry?.leaf ?? '')?.type ?? '';
  const sealed = type === SEALED_LEAF_TYPE && !reachOf('ledger.erase', scope.roles).has('whole');
  if (entry?.seq !== seq || sealed || lasting.has(type)) return refuse(refusal('not-found'));
  if (entry.erased) return refuse(refusal('already-erased'));
  if ((await loadHead(tx, tenantId)).size > LONGEST_TO_ERASE_FROM) {
    return refuse(refusal('ledger-too-long'));
  }
  const before = await replay(tx, tenantId, undefined);
  const after = await replay(tx, tenantId, seq);
  await becomes(tx, tenantId, { before, after });
  await tx
    .deleteFrom('ledger_secret')
    .where('tenant_id', '=', tenantId)
    .where('seq', '=', seq)
    .execute();
  return accept({ facts: [fact('erase', { ref: seq, basis })], answer: { seq } });
};

async function replay(tx: Tx, tenantId: TenantId, without: number | undefined): Promise<Replica> {
  const replica = new Replica(tenantId);
  let from = -1;
  for (;;) {
    const rows = await tx
      .selectFrom('ledger_secret')
      .select(['seq', 'payload'])
      .where('tenant_id', '=', tenantId)
      .where('seq', '>', from)
      .orderBy('seq')
      .limit(2000)
      .execute();
    for (const { seq, payload } of rows) {
      if (seq !== without) replica.read(seq, JSON.parse(payload) as RecordedFact);
    }
    const last = rows.at(-1);
    if (!last) break;
    from = last.seq;
  }
  replica.settle();
  return replica;
}

interface Turn {
  readonly before: Replica;
  readonly after: Replica;
}

async function becomes(tx: Tx, tenantId: TenantId, { before, after }: Turn): Promise<void> {
  for (const [table, rows] of before.tables) {
    const left = after.tables.get(table) ?? (new Map() as ReplicaTable);
    for (const [key, row] of rows) {
      const now = left.get(key);
      if (now && sameRow(now, row)) continue;
      const own = Object.fromEntries(projectedTables[table].map((name) => [name, row[name]]));
      await change(tx, tenantId, { table, key: own });
      if (now) await insertRow(tx, tenantId, { table, row: now });
    }
    for (const [key, row] of left)
      if (!rows.has(key)) await insertRow(tx, tenantId, { table, row });
  }
  for (const [key, n] of before.counters) {
    const [cycle_id, measure, a, b, c] = key.split('\u0001');
    const now = after.counters.get(key) ?? 0;
    if (now === n) continue;
    const place = { cycle_id, measure, a, b, c };
    await change(tx, tenantId, { table: 'counter', key: place, set: { n: now } });
  }
  for (const known of before.about) {
    if (after.about.has(known)) continue;
    const [about_id, seq] = known.split(' ');
    await change(tx, tenantId, { table: 'ledger_about', key: { about_id, seq } });
  }
}

function sameRow(left: ReplicaRow, right: ReplicaRow): boolean {
  return columnText('jsonb', left) === columnText('jsonb', right);
}

async function change(
  tx: Tx,
  tenantId: TenantId,
  changed: { readonly table: string; readonly key: object; readonly set?: object },
): Promise<void> {
  await sql`select change_rows(${tenantId}, ${JSON.stringify(changed)}::jsonb)`.execute(tx);
}

async function insertRow(
  tx: Tx,
  tenantId: TenantId,
  { table, row }: { readonly table: string; readonly row: object },
): Promise<void> {
  const json = JSON.stringify({ ...row, tenant_id: tenantId });
  await sql`insert into ${sql.table(`public.${table}`)} select *
    from jsonb_populate_record(null::${sql.table(`public.${table}`)}, ${json}::jsonb)`.execute(tx);
}
