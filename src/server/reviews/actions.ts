import type { reviewsOperations } from '#contract/reviews.ts';
import type { ActionHandlers } from '../platform/door.ts';

export const reviewsActions: ActionHandlers<typeof reviewsOperations> = {};
