import type { reviewsOperations } from '#contract/reviews.ts';
import type { QueryHandlers } from '../platform/door.ts';

export const reviewsQueries: QueryHandlers<typeof reviewsOperations> = {};
