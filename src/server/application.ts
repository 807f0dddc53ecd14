import type pg from 'pg';
import { contract } from '#contract/contract.ts';
import { mayAsk } from '#core/people/permissions.ts';
import { openAccountKeys } from './accounts/account-keys.ts';
import { type Accounts, createAccounts } from './accounts/accounts.ts';
import { handlersWith } from './handlers.ts';
import { type Archives, createArchives } from './archive/archive-zip.ts';
import { createLedgerKeeper, type LedgerKeeper } from './ledger/keeper.ts';
import { createSignIn, scopeOfSession, type SignIn } from './people/sign-in.ts';
import type { Clock } from './platform/clock.ts';
import { createPool } from './platform/database/connection.ts';
import { createDoor, type Door } from './platform/door.ts';
import { projectFact } from './projections.ts';

export interface ApplicationParts {
  /** Connection of the app role, which is neither owner nor superuser. */
  readonly appDatabase: pg.PoolConfig;
  readonly clock: Clock;
  /** Absolute; holds what must lie outside the database: the log key and the checkpoints. */
  readonly dataFolder: string;
  /** Told of every bug and outage, with the id that people were shown. Writes no contents. */
  readonly onFailure: (error: unknown, incident?: string) => void;
}

/** One per process: pages, API and command line share its pool and its door. */
export interface Application {
  readonly door: Door<typeof contract>;
  readonly accounts: Accounts;
  readonly signIn: SignIn;
  readonly clock: Clock;
  readonly pool: pg.Pool;
  readonly keeper: LedgerKeeper;
  readonly archives: Archives;
  readonly onFailure: ApplicationParts['onFailure'];
  close(): Promise<void>;
}

export function createApplication(parts: ApplicationParts): Application {
  const { clock, dataFolder, onFailure } = parts;
  const pool = createPool(parts.appDatabase, (error) => onFailure(error));
  const keeper = createLedgerKeeper({ pool, clock, dataFolder, onFailure });
  const keys = onlyOnce(() => openAccountKeys(dataFolder));
  const handlers = handlersWith({ keeper, keys });
  const door = createDoor({
    contract,
    handlers,
    pool,
    clock,
    project: projectFact,
    mayAsk,
    scopeOfSession,
  });
  return {
    door: vouchedFor(door, keeper),
    accounts: createAccounts({ pool, clock, door, keys }),
    signIn: createSignIn({ pool, clock }),
    clock,
    pool,
    keeper,
    archives: createArchives({ pool, clock, keeper, onFailure }),
    onFailure,
    close: async () => {
      await keeper.settled();
      await pool.end();
    },
  };
}

/** Opened when first asked for; a failure is not kept. */
function onlyOnce<Value>(open: () => Promise<Value>): () => Promise<Value> {
  let opened: Promise<Value> | undefined;
  return () => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
}

/** After these there must be a checkpoint at once, not within ten minutes. */
const weighty = /^(cycles|reports|archive|ledger)\.(open|move|issue|seal|erase)/;

function vouchedFor(door: Application['door'], keeper: LedgerKeeper): Application['door'] {
  return {
    query: door.query,
    act: async (name, input, caller) => {
      const answer = await door.act(name, input, caller);
      if (answer.ok && weighty.test(name)) keeper.takeCheckpointSoon(caller.scope.tenantId);
      return answer;
    },
  };
}
