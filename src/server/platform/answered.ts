import type { Refusal } from '#contract/refusals.ts';
import type { Result } from '#core/kernel/result.ts';

/** What a query says that another query is made of; it refuses nothing that is asked there. */
export function answered<Value>(answer: Result<Value, Refusal>): Value {
  if (answer.ok) return answer.value;
  throw new Error(`refused inside another query: ${answer.refusal.code}`);
}
