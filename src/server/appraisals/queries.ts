import type { appraisalsOperations } from '#contract/appraisals.ts';
import type { QueryHandlers } from '../platform/door.ts';

export const appraisalsQueries: QueryHandlers<typeof appraisalsOperations> = {};
