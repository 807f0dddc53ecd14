import type { cyclesOperations } from '#contract/cycles.ts';
import type { QueryHandlers } from '../platform/door.ts';

export const cyclesQueries: QueryHandlers<typeof cyclesOperations> = {};
