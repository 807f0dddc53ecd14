import type { opinionsOperations } from '#contract/opinions.ts';
import type { ActionHandlers } from '../platform/door.ts';

export const opinionsActions: ActionHandlers<typeof opinionsOperations> = {};
