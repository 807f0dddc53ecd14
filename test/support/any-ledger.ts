import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { IntentId } from '#core/kernel/ids.ts';
import type { Fact, RecordedFact } from '#core/ledger/catalogue.ts';
import { commitFacts } from '#server/platform/commit.ts';
import { projectedTables } from '#server/platform/database/table-catalogue.ts';
import { inTransaction } from '#server/platform/database/connection.ts';
import { projectFact } from '#server/projections.ts';
import { rowKey } from '#server/ledger/replica.ts';
import { anyFacts, anyFactTypes } from './any-fact.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { Village } from './village.ts';

export interface AnyLedger {
  readonly random: SeededRandom;
  readonly size: number;
  /** The day of the first fact; one more follows each minute. */
  readonly since?: string;
}

/**
 * Records at least `size` facts of every kind, a few in each commit, through the call that ends
 * every action of the door.
 */
export async function recordAnyFacts(
  { application, tenantId }: Village,
  { random, size, since = '2026-10-01' }: AnyLedger,
): Promise<void> {
  const facts = anyFacts(random);
  const keys = new Set<string>();
  let [recorded, kind] = [0, 0];
  while (recorded < size) {
    const intent = random.uuid() as IntentId;
    const batch: Fact[] = [];
    for (let count = random.between(1, 6); count > 0; count -= 1) {
      const type = anyFactTypes[(kind += 1) % anyFactTypes.length] ?? 'person.admitted';
      batch.push(withNewRows(() => facts.next(type), keys, tenantId));
    }
    const at = new Date(Date.parse(since) + recorded * 60_000);
    const on = at.toISOString().slice(0, 10) as CalendarDate;
    await inTransaction(application.pool, { tenantId, mode: 'write' }, async (_, client) => {
      const told = { id: intent, operation: 'test', inputHash: '', answer: {} };
      const commit = { tenantId, by: { operator: 'test' }, at, on, intent: told, facts: batch };
      await commitFacts(client, commit, projectFact);
      return { keep: true, value: undefined };
    });
    recorded += batch.length;
  }
}

/** Draws until no row that the fact inserts is there already. */
function withNewRows(draw: () => Fact, keys: Set<string>, tenantId: Village['tenantId']): Fact {
  for (let tries = 0; tries < 200; tries += 1) {
    const fact = draw();
    const inserted = insertedKeys(fact, tenantId);
    const isNew = inserted.every((key) => !keys.has(key));
    if (!isNew || new Set(inserted).size < inserted.length) continue;
    for (const key of inserted) keys.add(key);
    return fact;
  }
  throw new Error('no fact with new rows was found');
}

function insertedKeys(fact: Fact, tenantId: Village['tenantId']): readonly string[] {
  const recorded = {
    ...fact,
    on: '2026-10-01',
    at: '2026-10-01T00:00:00.000Z',
    by: { operator: 'test' },
  } as RecordedFact;
  return projectFact(tenantId, recorded).flatMap((change) =>
    change.kind === 'insert'
      ? [`${change.table} ${rowKey(projectedTables[change.table], change.row as never)}`]
      : [],
  );
}
