import { listTenants } from '#server/platform/tenants.ts';
import type { Opened } from './open-application.ts';

const EVERY_MS = 10 * 60_000;

export interface KeptCheckpoints {
  /** Takes the last ones. */
  readonly stop: () => Promise<void>;
}

/** Signs every ledger that has grown: now, every ten minutes, and at a clean stop. */
export function keepCheckpoints({ application, owner }: Opened): KeptCheckpoints {
  const takeAll = async () => {
    const tenants = await listTenants(owner).catch(() => []);
    for (const { tenantId } of tenants) application.keeper.takeCheckpointSoon(tenantId);
  };
  void takeAll();
  const timer = setInterval(() => void takeAll(), EVERY_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await takeAll();
      await application.keeper.settled();
    },
  };
}
