import type { qualityOperations } from '#contract/quality.ts';
import type { ActionHandlers } from '../platform/handling.ts';

export const qualityActions: ActionHandlers<typeof qualityOperations> = {};
