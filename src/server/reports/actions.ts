import type { reportsOperations } from '#contract/reports.ts';
import type { ActionHandlers } from '../platform/door.ts';

export const reportsActions: ActionHandlers<typeof reportsOperations> = {};
