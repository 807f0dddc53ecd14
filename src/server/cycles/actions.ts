import type { cyclesOperations } from '#contract/cycles.ts';
import type { ActionHandlers } from '../platform/door.ts';

export const cyclesActions: ActionHandlers<typeof cyclesOperations> = {};
