import pg from 'pg';
import type { TenantId } from '#core/kernel/ids.ts';
import { inTransaction } from './database/connection.ts';

export interface Tenant {
  readonly tenantId: TenantId;
  readonly name: string;
  /** Name of its log in checkpoints (C2SP tlog-checkpoint origin). */
  readonly logOrigin: string;
}

/** All tenants of the installation: an operator's question, so it goes over the owner's connection. */
export async function listTenants(owner: pg.PoolConfig): Promise<readonly Tenant[]> {
  const client = new pg.Client(owner);
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Tenant>(
      `select tenant_id as "tenantId", name, log_origin as "logOrigin" from tenant order by tenant_id`,
    );
    return rows;
  } finally {
    await client.end();
  }
}

/** A new organisation tree with an empty ledger. */
export async function createTenant(pool: pg.Pool, tenant: Tenant): Promise<void> {
  const { tenantId } = tenant;
  await inTransaction(pool, { tenantId, mode: 'write' }, async (tx) => {
    await tx
      .insertInto('tenant')
      .values({ tenant_id: tenantId, name: tenant.name, log_origin: tenant.logOrigin })
      .execute();
    await tx
      .insertInto('ledger_head')
      .values({ tenant_id: tenantId, size: 0, peaks: [], last_date: '1970-01-01' as never })
      .execute();
    return { keep: true, value: undefined };
  });
}
