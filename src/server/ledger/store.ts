import type { TenantId } from '#core/kernel/ids.ts';
import type { Frontier } from '#core/ledger/merkle-tree.ts';
import type { Tx } from '../platform/database/connection.ts';

export async function loadHead(tx: Tx, tenantId: TenantId): Promise<Frontier> {
  const head = await tx
    .selectFrom('ledger_head')
    .select(['size', 'peaks'])
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return { size: head.size, peaks: head.peaks.map((peak) => peak ?? Buffer.alloc(0)) };
}

export async function loadOrigin(tx: Tx, tenantId: TenantId): Promise<string> {
  const tenant = await tx
    .selectFrom('tenant')
    .select('log_origin')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return tenant.log_origin;
}

interface Checkpoint {
  readonly size: number;
  readonly note: string;
}

export async function loadNewestCheckpoint(
  tx: Tx,
  tenantId: TenantId,
): Promise<Checkpoint | undefined> {
  return (await loadNewestCheckpoints(tx, tenantId, 1))[0];
}

export async function loadNewestCheckpoints(
  tx: Tx,
  tenantId: TenantId,
  limit: number,
): Promise<readonly Checkpoint[]> {
  return tx
    .selectFrom('ledger_checkpoint')
    .select(['size', 'note'])
    .where('tenant_id', '=', tenantId)
    .orderBy('size', 'desc')
    .limit(limit)
    .execute();
}

/** The stored one, where another process was first. */
export async function storeCheckpoint(
  tx: Tx,
  tenantId: TenantId,
  { size, note }: Checkpoint,
): Promise<Checkpoint> {
  await tx
    .insertInto('ledger_checkpoint')
    .values({ tenant_id: tenantId, size, note })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'size']).doNothing())
    .execute();
  return tx
    .selectFrom('ledger_checkpoint')
    .select(['size', 'note'])
    .where('tenant_id', '=', tenantId)
    .where('size', '=', size)
    .executeTakeFirstOrThrow();
}

/** An entry without its content. */
export interface EntryHead {
  readonly seq: number;
  readonly leaf: string;
  readonly erased: boolean;
}

/** Newest first, those before `below`. */
export async function loadEntryHeads(
  tx: Tx,
  tenantId: TenantId,
  { below = Number.MAX_SAFE_INTEGER, limit }: { readonly below?: number; readonly limit: number },
): Promise<readonly EntryHead[]> {
  const rows = await tx
    .selectFrom('ledger_leaf as l')
    .leftJoin('ledger_secret as s', (join) =>
      join.onRef('s.tenant_id', '=', 'l.tenant_id').onRef('s.seq', '=', 'l.seq'),
    )
    .select(['l.seq', 'l.leaf', 's.seq as secret'])
    .where('l.tenant_id', '=', tenantId)
    .where('l.seq', '<', below)
    .orderBy('l.seq', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ seq, leaf, secret }) => ({ seq, leaf, erased: secret === null }));
}
