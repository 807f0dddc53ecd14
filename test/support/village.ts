import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IntentId, TenantId } from '#core/kernel/ids.ts';
import { type Application, createApplication } from '#server/application.ts';
import { type Clock, fixedClock } from '#server/platform/clock.ts';
import { appConnectionOf } from '#server/platform/database/app-role.ts';
import { freshId } from '#server/platform/fresh-id.ts';
import { operatorScope, type Scope } from '#server/platform/scope.ts';
import { createTenant } from '#server/platform/tenants.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

/** An application on a database of its own with one empty tenant; `close` drops both. */
export interface Village {
  readonly application: Application;
  readonly tenantId: TenantId;
  /** The operator at the server's own machine. */
  readonly operator: Scope;
  readonly database: TestDatabase;
  /** Of its log key and of the checkpoints outside the database. */
  readonly dataFolder: string;
  close(): Promise<void>;
}

export async function openVillage(
  clock: Clock = fixedClock('2026-11-23T01:00:00Z'),
): Promise<Village> {
  const database = await createTestDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), 'pingtai-village-'));
  const application = createApplication({
    appDatabase: appConnectionOf(database.owner),
    clock,
    dataFolder,
    onFailure: () => undefined,
  });
  const tenantId = freshId<TenantId>();
  await createTenant(application.pool, {
    tenantId,
    name: '禾塘村党总支',
    logOrigin: 'log.test/hetang',
  });
  return {
    application,
    tenantId,
    operator: operatorScope(tenantId, 'test'),
    database,
    dataFolder,
    close: async () => {
      await application.close();
      await database.drop();
      await rm(dataFolder, { recursive: true });
    },
  };
}

export function newIntent(): IntentId {
  return freshId<IntentId>();
}
