import type { ledgerOperations } from '#contract/ledger.ts';
import type { ActionHandlers } from '../platform/door.ts';

export const ledgerActions: ActionHandlers<typeof ledgerOperations> = {};
