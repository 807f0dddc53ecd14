import type { z } from 'zod';
import type { RefusalCode } from './refusals.ts';

/** One thing that can be asked or done, as every entrance knows it. */
export interface Operation<
  Kind extends 'query' | 'action' = 'query' | 'action',
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly kind: Kind;
  readonly summary: { readonly zh: string; readonly en: string };
  /** Path below `/api`; `{name}` parts are fields of the input. */
  readonly path: string;
  readonly input: Input;
  readonly output: Output;
  readonly refusals: readonly RefusalCode[];
  /** A query whose answer hangs on recorded facts, on who asks and on the day, and on nothing else. */
  readonly fromFacts?: true;
  /** A query that writes down who looked (PIPL Art. 45, 51): its transaction may write. */
  readonly notesLooks?: true;
}

export function query<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Omit<Operation<'query', Input, Output>, 'kind'>,
): Operation<'query', Input, Output> {
  return { kind: 'query', ...operation };
}

export function action<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Omit<Operation<'action', Input, Output>, 'kind'>,
): Operation<'action', Input, Output> {
  return { kind: 'action', ...operation };
}
