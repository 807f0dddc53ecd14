import { z } from 'zod';
import type { CycleId } from '../kernel/ids.ts';
import { idOf } from '../kernel/schemas.ts';

export const counterMeasures = [
  'reviews',
  'coverage',
  'issues',
  'ideas',
  'rectifications',
  'texts',
  'entries',
] as const;

/**
 * One counter kept at write time. The meaning of `a`, `b`, `c` by measure:
 * `reviews` mode, relation, unit · `coverage` subject id, mode, `self` or `other` ·
 * `issues` kind, source, – · `ideas` `feasible` or `other`, –, – · `rectifications` state, –, – · `texts`
 * key of a review's text, –, – · `entries` unit, day of recording, `timely`, `late` or `imported`.
 */
export const countSchema = z.object({
  cycleId: idOf<CycleId>(),
  measure: z.enum(counterMeasures),
  a: z.string().max(100),
  b: z.string().max(100),
  c: z.string().max(100),
  n: z.int(),
});
export type Count = z.infer<typeof countSchema>;
