import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { TenantId } from '#core/kernel/ids.ts';
import type { Database } from './schema.ts';

/** Queries of one open transaction; the tenant is set for row-level security. */
export type Tx = Kysely<Database>;

const DATE = 1082;
const BIGINT = 20;
const TIMESTAMPTZ = 1184;

const readers: Readonly<Record<number, (text: string) => unknown>> = {
  [DATE]: (text) => text,
  [BIGINT]: Number,
  [TIMESTAMPTZ]: (text) => new Date(text).toISOString(),
};

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    readers[oid] ?? pg.types.getTypeParser(oid, format),
} as pg.CustomTypesConfig;

export function createPool(config: pg.PoolConfig, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    max: 16,
    connectionTimeoutMillis: 10_000,
    pipeline: true,
    ...config,
    types,
  });
  pool.on('error', onError);
  // A connection cut while it is in use also fails its query; without a listener it would end the process.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    gatherStatements(client);
  });
  return pool;
}

interface Turn {
  /** What is sent in this turn is all that the transaction still sends. */
  isLast: boolean;
  committed: Promise<unknown> | undefined;
}

const turnOf = new WeakMap<object, Turn>();

/** Statements that are sent in one go leave in one write: each write wakes PostgreSQL. */
function gatherStatements(client: pg.PoolClient): void {
  const { stream } = client.connection;
  const send = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>;
  const turn: Turn = { isLast: false, committed: undefined };
  turnOf.set(client, turn);
  const leave = () => {
    if (turn.isLast) {
      turn.committed = send('commit');
      turn.committed.catch(() => undefined);
    }
    turn.isLast = false;
    stream.uncork();
  };
  const gathered = (...given: unknown[]) => {
    if (turn.committed) throw new Error('a statement after the last ones');
    if (stream.writableCorked === 0) {
      stream.cork();
      process.nextTick(leave);
    }
    return send(...given);
  };
  client.query = gathered as typeof client.query;
}

/**
 * Plans made once serve all statements of this transaction: for small statements whose planning costs
 * more than running them, and whose best plan does not hang on their values.
 */
export async function plansOnce(tx: Tx): Promise<void> {
  await sql`set local plan_cache_mode = force_generic_plan`.execute(tx);
}

/**
 * For a transaction that only reads: the statements that follow before the next answer arrives are
 * its last, and `commit` leaves with them instead of in a write of its own.
 */
export function endsWithTheNextStatements(tx: Tx): void {
  const turn = turnOf.get(tx);
  if (turn) turn.isLast = true;
}

type Mode = 'read' | 'write';
const begin: Readonly<Record<Mode, string>> = {
  read: 'begin isolation level repeatable read read only',
  write: 'begin',
};

/** What a transaction came to; `last` is a statement that was sent and need not be waited for. */
export interface Outcome<Value> {
  readonly keep: boolean;
  readonly value: Value;
  readonly last?: Promise<unknown>;
}

/**
 * Runs `work` in one transaction of one tenant and commits when it returns `true` as `keep`;
 * on `false` and on a throw it rolls back.
 *
 * Statements are pipelined: `begin` travels with the first of them and `commit` with the last.
 * Should `begin` fail, row-level security lets no later statement see or write anything; should
 * `last` fail, PostgreSQL answers `commit` with a rollback. What was only read need not wait for
 * the end of its transaction.
 */
export async function inTransaction<Value>(
  pool: pg.Pool,
  { tenantId, mode }: { readonly tenantId: TenantId; readonly mode: Mode },
  work: (tx: Tx, client: pg.PoolClient) => Promise<Outcome<Value>>,
): Promise<Value> {
  const client = await pool.connect();
  const turn = turnOf.get(client) ?? { isLast: false, committed: undefined };
  turn.isLast = false;
  turn.committed = undefined;
  try {
    const begun = client.query(`${begin[mode]}; set local app.tenant = ${quotedUuid(tenantId)}`);
    begun.catch(() => undefined);
    const { keep, value, last } = await work(kyselyOn(client), client);
    await begun;
    turn.isLast = false;
    const ended = together([last, turn.committed ?? client.query(keep ? 'commit' : 'rollback')]);
    turn.committed = undefined;
    if (mode === 'read') {
      ended.then(
        () => client.release(),
        (failure: Error) => client.release(failure),
      );
      return value;
    }
    await ended;
    client.release();
    return value;
  } catch (error) {
    turn.isLast = false;
    turn.committed = undefined;
    const broken = await client.query('rollback').catch((failure: Error) => failure);
    client.release(broken instanceof Error ? broken : undefined);
    throw error;
  }
}

/**
 * Waits for all of them, also when one fails: nothing may still be sending statements on a
 * connection that has gone back to the pool. Inside a transaction it takes the place of
 * `Promise.all`.
 */
export async function together<const Parts extends readonly unknown[]>(
  parts: Parts,
): Promise<{ -readonly [Index in keyof Parts]: Awaited<Parts[Index]> }> {
  await Promise.allSettled(parts);
  return Promise.all(parts) as never;
}

function quotedUuid(text: string): string {
  if (!/^[0-9a-f-]{36}$/.test(text)) throw new Error('tenant id is not a UUID');
  return `'${text}'`;
}

const kyselyByClient = new WeakMap<pg.PoolClient, Tx>();

function kyselyOn(client: pg.PoolClient): Tx {
  const known = kyselyByClient.get(client);
  if (known) return known;
  const prepared = preparing(client);
  const made = new Kysely<Database>({
    dialect: new PostgresDialect({
      pool: { connect: async () => prepared, end: ended, options: {} },
    }),
  });
  kyselyByClient.set(client, made);
  const turn = turnOf.get(client);
  if (turn) turnOf.set(made, turn);
  return made;
}

async function ended(): Promise<void> {}

const MAX_NAMED = 400;

/** Prepares each distinct statement once per connection; past the limit they run unnamed. */
function preparing(client: pg.PoolClient) {
  const names = new Map<string, string>();
  return {
    query(text: string, values: readonly unknown[]) {
      let name = names.get(text);
      if (name === undefined && names.size < MAX_NAMED) {
        name = `k${names.size}`;
        names.set(text, name);
      }
      return client.query(
        name === undefined ? { text, values: [...values] } : { name, text, values: [...values] },
      );
    },
    release() {},
  } as unknown as pg.PoolClient;
}
