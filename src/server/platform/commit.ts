import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { canonicalJson, type JsonValue } from '#core/kernel/canonical-json.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { IntentId, TenantId } from '#core/kernel/ids.ts';
import { aboutOf } from '#core/ledger/about.ts';
import { type Fact, leafTypeOf, type RecordedFact } from '#core/ledger/catalogue.ts';
import { commitment, SALT_LENGTH } from '#core/ledger/commitment.ts';
import type { Count } from '#core/ledger/counter.ts';
import type { FactBy } from '#core/ledger/fact.ts';
import { hashOfLeafText, leafText } from '#core/ledger/leaf.ts';
import { padded } from '#core/ledger/padding.ts';
import { fastSha256 } from './fast-sha256.ts';
import type { RowChange } from './row-change.ts';

export interface Commit {
  readonly tenantId: TenantId;
  readonly by: FactBy;
  readonly at: Date;
  readonly on: CalendarDate;
  readonly intent: {
    readonly id: IntentId;
    readonly operation: string;
    readonly inputHash: string;
    readonly answer: unknown;
  };
  readonly facts: readonly Fact[];
}

export type Project = (tenantId: TenantId, recorded: RecordedFact) => readonly RowChange[];

const text = `select commit_facts($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

/** A large import goes in parts, so that its rows never stand in memory all at once. */
export const FACTS_PER_CALL = 1000;

/** Applies the facts and appends them to the ledger: the last statement before commit. */
export async function commitFacts(
  client: pg.PoolClient,
  decided: Commit,
  project: Project,
): Promise<void> {
  const { last } = await sendFacts(client, decided, project);
  await last;
}

/** The same, but does not wait for the last statement, so that `commit` can follow it at once. */
export async function sendFacts(
  client: pg.PoolClient,
  decided: Commit,
  project: Project,
): Promise<{ readonly last: Promise<unknown> }> {
  const commit = { ...decided, facts: padded(decided.facts) };
  let last = applyFacts(client, firstPart(commit), project);
  for (let at = FACTS_PER_CALL; at < commit.facts.length; at += FACTS_PER_CALL) {
    await last;
    const facts = commit.facts.slice(at, at + FACTS_PER_CALL);
    last = applyFacts(client, { commit, facts, isFirst: false }, project);
  }
  return { last };
}

interface Part {
  readonly commit: Commit;
  readonly facts: readonly Fact[];
  /** The intent stands beside the first part. */
  readonly isFirst: boolean;
}

function firstPart(commit: Commit): Part {
  return { commit, facts: commit.facts.slice(0, FACTS_PER_CALL), isFirst: true };
}

function applyFacts(
  client: pg.PoolClient,
  { commit, facts, isFirst }: Part,
  project: Project,
): Promise<unknown> {
  const at = commit.at.toISOString();
  const envelope = { at, by: commit.by, intent: commit.intent.id, on: commit.on };
  const recorded = facts.map((fact) => ({ ...fact, ...envelope }) as RecordedFact);
  const changes = gather(
    recorded.flatMap((each) => project(commit.tenantId, each)),
    commit.tenantId,
  );
  const sealed = recorded.map(seal);
  return client.query({
    name: 'commit_facts',
    text,
    values: [
      commit.tenantId,
      isFirst ? JSON.stringify({ ...commit.intent, at }) : null,
      commit.on,
      JSON.stringify(changes.inserts),
      JSON.stringify(changes.changes),
      JSON.stringify(changes.counts),
      sealed.map((entry) => entry.leaf),
      sealed.map((entry) => entry.hash),
      sealed.map((entry) => entry.salt),
      sealed.map((entry) => entry.payload),
      JSON.stringify(recorded.flatMap((each, index) => aboutOf(each).map((id) => [index, id]))),
    ],
  });
}

function seal(recorded: RecordedFact) {
  const payload = canonicalJson(recorded as unknown as JsonValue);
  const salt = randomBytes(SALT_LENGTH);
  const leaf = leafText({
    commitment: commitment(salt, payload, fastSha256),
    date: recorded.on,
    type: leafTypeOf(recorded),
  });
  return { payload, salt, leaf, hash: Buffer.from(hashOfLeafText(leaf, fastSha256)) };
}

/** Inserts by table, then updates and deletes in their order, counters summed by key. */
function gather(changes: readonly RowChange[], tenantId: TenantId) {
  const inserts: Record<string, object[]> = {};
  const others: RowChange[] = [];
  const counts = new Map<string, Count>();
  for (const change of changes) {
    if (change.kind === 'insert') {
      (inserts[change.table] ??= []).push({ tenant_id: tenantId, ...change.row });
    } else if (change.kind === 'count') {
      add(counts, change.count);
    } else {
      others.push(change);
    }
  }
  return { inserts, changes: others, counts: [...counts.values()] };
}

function add(counts: Map<string, Count>, count: Count): void {
  const key = [count.cycleId, count.measure, count.a, count.b, count.c].join('\u0001');
  const known = counts.get(key);
  counts.set(key, known ? { ...known, n: known.n + count.n } : count);
}
