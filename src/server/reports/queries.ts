import type { reportsOperations } from '#contract/reports.ts';
import type { QueryHandlers } from '../platform/door.ts';

export const reportsQueries: QueryHandlers<typeof reportsOperations> = {};
