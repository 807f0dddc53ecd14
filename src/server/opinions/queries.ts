import type { opinionsOperations } from '#contract/opinions.ts';
import type { QueryHandlers } from '../platform/door.ts';

export const opinionsQueries: QueryHandlers<typeof opinionsOperations> = {};
