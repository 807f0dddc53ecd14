import type { appraisalsOperations } from '#contract/appraisals.ts';
import type { ActionHandlers } from '../platform/handling.ts';

export const appraisalsActions: ActionHandlers<typeof appraisalsOperations> = {};
