import type pg from 'pg';
import { contract } from '#contract/contract.ts';
import { handlers } from './handlers.ts';
import { createSignIn, type SignIn } from './people/sign-in.ts';
import type { Clock } from './platform/clock.ts';
import { createPool } from './platform/database/connection.ts';
import { createDoor, type Door } from './platform/door.ts';
import { projectFact } from './projections.ts';

export interface ApplicationParts {
  /** Connection of the app role, which is neither owner nor superuser. */
  readonly appDatabase: pg.PoolConfig;
  readonly clock: Clock;
  readonly onFailure: (error: unknown) => void;
}

/** One per process: pages, API and command line share its pool and its door. */
export interface Application {
  readonly door: Door<typeof contract>;
  readonly signIn: SignIn;
  readonly clock: Clock;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export function createApplication(parts: ApplicationParts): Application {
  const { clock } = parts;
  const pool = createPool(parts.appDatabase, parts.onFailure);
  return {
    door: createDoor({ contract, handlers, pool, clock, project: projectFact }),
    signIn: createSignIn({ pool, clock }),
    clock,
    pool,
    close: () => pool.end(),
  };
}
