import type { z } from 'zod';
import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { IntentId, PersonId } from '../kernel/ids.ts';

/** Who may read a fact: everyone with a post, the leading group, or only the people its rules name. */
export type FactAudience = 'office' | 'leadingGroup' | 'restricted';

export interface FactDefinition<Body extends z.ZodType = z.ZodType> {
  readonly meaning: { readonly zh: string; readonly en: string };
  readonly audience: FactAudience;
  readonly body: Body;
}

/** Restricted facts stand in the ledger as `sealed`, so that not even their number per kind is public. */
export const SEALED_LEAF_TYPE = 'sealed';

export type FactBy = { readonly personId: PersonId } | { readonly operator: string };

/** What surrounds every fact: `at` is an instant in UTC, `on` the organisation's day at that instant. */
export interface FactEnvelope {
  readonly on: CalendarDate;
  readonly at: string;
  readonly by: FactBy;
  readonly intent: IntentId;
}

export function defineFact<Body extends z.ZodType>(
  definition: FactDefinition<Body>,
): FactDefinition<Body> {
  return definition;
}
