import pg from 'pg';
import type { TenantId } from '#core/kernel/ids.ts';
import { listTenants, type Tenant } from '../platform/tenants.ts';

/**
 * All tenants by the name that people see: that of the root of their tree, else the one that they
 * were created with. Over the owner's connection, as `listTenants`.
 */
export async function listNamedTenants(owner: pg.PoolConfig): Promise<readonly Tenant[]> {
  const roots = await loadRootNames(owner);
  const tenants = await listTenants(owner);
  return tenants.map((tenant) => ({ ...tenant, name: roots.get(tenant.tenantId) ?? tenant.name }));
}

async function loadRootNames(owner: pg.PoolConfig): Promise<ReadonlyMap<TenantId, string>> {
  const client = new pg.Client(owner);
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ tenant_id: TenantId; name: string }>(
      `select tenant_id, name from organisation where kind = 'root' order by position desc`,
    );
    return new Map(rows.map((row) => [row.tenant_id, row.name]));
  } finally {
    await client.end();
  }
}
