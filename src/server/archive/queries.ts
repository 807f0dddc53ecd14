import type { archiveOperations } from '#contract/archive.ts';
import type { QueryHandlers } from '../platform/door.ts';

export const archiveQueries: QueryHandlers<typeof archiveOperations> = {};
