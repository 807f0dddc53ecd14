import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { type Application, createApplication } from '#server/application.ts';
import { systemClock } from '#server/platform/clock.ts';
import { appConnectionOf } from '#server/platform/database/app-role.ts';
import { migrate } from '#server/platform/database/migrate.ts';
import { startPrivatePostgres } from '#server/platform/database/private-postgres.ts';

/** A private PostgreSQL in a folder of its own, as a village has it (fsync on), and an application on it. */
export interface Ground {
  readonly owner: pg.PoolConfig;
  readonly app: pg.PoolConfig;
  readonly dataFolder: string;
  readonly application: Application;
  close(): Promise<void>;
}

export async function openGround(): Promise<Ground> {
  const dataFolder = join(tmpdir(), `pingtai-bench-${randomUUID().slice(0, 8)}`);
  const server = await startPrivatePostgres({ dataFolder, log: () => undefined });
  await migrate(server.owner);
  const app = appConnectionOf(server.owner);
  const application = createApplication({
    appDatabase: app,
    clock: systemClock('Asia/Shanghai'),
    dataFolder,
    onFailure: () => undefined,
  });
  return {
    owner: server.owner,
    app,
    dataFolder,
    application,
    close: async () => {
      await application.close();
      await server.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
