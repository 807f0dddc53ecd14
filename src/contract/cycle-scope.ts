import { z } from 'zod';
import type { CycleId } from '#core/kernel/ids.ts';
import { dateSchema, idOf, textOf } from '#core/kernel/schemas.ts';

/** Which cycle, and as of which day; the newest cycle and today when not said. */
export const cycleScope = {
  cycleId: idOf<CycleId>().optional(),
  asOf: dateSchema.optional(),
} as const;

/** Keyset page: the cursor that the previous page gave, and how many rows. */
export const pageInput = {
  after: textOf(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
} as const;
