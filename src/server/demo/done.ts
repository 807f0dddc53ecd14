import type { Refusal } from '#contract/refusals.ts';
import type { Result } from '#core/kernel/result.ts';

/** The files of the demo are known to fit, so a refusal here is a bug. */
export function done<Value>(outcome: Result<Value, Refusal>): Value {
  if (!outcome.ok) throw new Error(`demo refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}
