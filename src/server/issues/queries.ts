import type { issuesOperations } from '#contract/issues.ts';
import type { QueryHandlers } from '../platform/door.ts';

export const issuesQueries: QueryHandlers<typeof issuesOperations> = {};
