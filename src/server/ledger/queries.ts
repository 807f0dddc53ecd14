import type { ledgerOperations } from '#contract/ledger.ts';
import type { QueryHandlers } from '../platform/door.ts';

export const ledgerQueries: QueryHandlers<typeof ledgerOperations> = {};
