import type { archiveOperations } from '#contract/archive.ts';
import type { ActionHandlers } from '../platform/door.ts';

export const archiveActions: ActionHandlers<typeof archiveOperations> = {};
