import type { qualityOperations } from '#contract/quality.ts';
import type { QueryHandlers } from '../platform/door.ts';

export const qualityQueries: QueryHandlers<typeof qualityOperations> = {};
