import type pg from 'pg';
import type { Refusal } from '#contract/refusals.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { TenantId } from '#core/kernel/ids.ts';
import type { Result } from '#core/kernel/result.ts';
import { RecentMap } from './recent-map.ts';
import type { Scope } from './scope.ts';

export interface KnownAnswer {
  /** Entries in the tenant's ledger when it was given. */
  readonly size: number;
  readonly scope: Scope;
  readonly outcome: Result<unknown, Refusal>;
}

interface Remembered {
  readonly size: number;
  /** Only what is asked twice is worth keeping. */
  readonly answer: KnownAnswer | undefined;
}

const MOST_ANSWERS = 100;

/**
 * Answers of questions `fromFacts`: the tables are made from the ledger alone, so they hold to the
 * letter as long as nothing was appended to it. Kept when asked a second time; those that were not
 * asked for longest go first.
 */
export class KnownAnswers {
  readonly #answers = new RecentMap<string, Remembered>(MOST_ANSWERS);

  of(key: string): KnownAnswer | undefined {
    const known = this.#answers.get(key);
    if (known) this.#answers.put(key, known);
    return known?.answer;
  }

  keep(key: string, { size, scope, outcome }: KnownAnswer): void {
    const isSecond = this.#answers.get(key)?.size === size;
    const answer = isSecond ? { size, scope, outcome: frozen(outcome) } : undefined;
    this.#answers.put(key, { size, answer });
  }
}

interface AskedBy {
  readonly name: string;
  readonly input: unknown;
  readonly scope: Scope;
  readonly today: CalendarDate;
}

/** All that an answer hangs on beside the facts. */
export function answerKey({ name, input, scope, today }: AskedBy): string {
  const { tenantId, by, personId, roles } = scope;
  return JSON.stringify([tenantId, by, personId, [...roles].sort(), today, name, input]);
}

export async function ledgerSize(client: pg.ClientBase, tenantId: TenantId): Promise<number> {
  const { rows } = await client.query<{ size: number | null }>({
    name: 'ledger_size',
    text: 'select ledger_size($1) as size',
    values: [tenantId],
  });
  return rows[0]?.size ?? 0;
}

/** Whoever is given it may be given it again, so nobody may change it. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
}
