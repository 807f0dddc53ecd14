import type { IntentId } from '#core/kernel/ids.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { Fact } from '#core/ledger/catalogue.ts';
import { commitFacts } from '#server/platform/commit.ts';
import { inTransaction } from '#server/platform/database/connection.ts';
import { freshId } from '#server/platform/fresh-id.ts';
import { projectFact } from '#server/projections.ts';
import type { Village } from './village.ts';

/** Puts a village into a state: commits facts as an action would, without asking anyone. */
export async function recordFacts(village: Village, facts: readonly Fact[]): Promise<void> {
  const { application, tenantId } = village;
  const at = application.clock.now();
  const on: CalendarDate = application.clock.today();
  const intent = { id: freshId<IntentId>(), operation: 'test', inputHash: '', answer: {} };
  const commit = { tenantId, by: { operator: 'test' }, at, on, intent, facts };
  await inTransaction(application.pool, { tenantId, mode: 'write' }, async (_, client) => ({
    keep: true,
    value: await commitFacts(client, commit, projectFact),
  }));
}
