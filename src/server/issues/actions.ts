import type { issuesOperations } from '#contract/issues.ts';
import type { ActionHandlers } from '../platform/door.ts';

export const issuesActions: ActionHandlers<typeof issuesOperations> = {};
