import type { importsOperations } from '#contract/imports.ts';
import type { ActionHandlers } from '../platform/door.ts';

export const importsActions: ActionHandlers<typeof importsOperations> = {};
