import type pg from 'pg';
import { draftLimits } from '#contract/imports.ts';
import type { Clock } from '../platform/clock.ts';
import { inTransaction } from '../platform/database/connection.ts';
import type { Tenant } from '../platform/tenants.ts';
import { expireDrafts } from './store.ts';

interface Parts {
  readonly pool: pg.Pool;
  readonly clock: Clock;
}

/** For the start of the application: where nobody uploads any more nothing else would remove them. */
export async function removeExpiredDrafts(
  { pool, clock }: Parts,
  tenants: readonly Tenant[],
): Promise<void> {
  for (const { tenantId } of tenants) {
    await inTransaction(pool, { tenantId, mode: 'write' }, async (tx) => {
      await expireDrafts(tx, tenantId, { now: clock.now(), room: draftLimits.count });
      return { keep: true, value: undefined };
    });
  }
}
