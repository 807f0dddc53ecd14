import type { importsOperations } from '#contract/imports.ts';
import type { QueryHandlers } from '../platform/door.ts';

export const importsQueries: QueryHandlers<typeof importsOperations> = {};
