import type { ledgerOperations } from '#contract/ledger.ts';
import { refusal } from '#contract/refusals.ts';
import { accept, refuse } from '#core/kernel/result.ts';
import type { ActionHandlers } from '../platform/handling.ts';
import { eraseEntry } from './erasure.ts';
import { type LedgerKeeper, LedgerDamagedError } from './keeper.ts';
import { LogKeyError } from './log-key-failure.ts';
import { loadHead } from './store.ts';
import { viewOf } from './verification-view.ts';

/** Some ten seconds; longer ledgers are verified on the command line. */
const LONGEST_ON_A_PAGE = 200_000;

export function ledgerActionsOf(keeper: LedgerKeeper): ActionHandlers<typeof ledgerOperations> {
  return {
    'ledger.takeCheckpoint': async (_, __, { scope }) => {
      try {
        const { size, note } = await keeper.takeCheckpoint(scope.tenantId);
        return accept({ facts: [], answer: { size, note } });
      } catch (error) {
        if (error instanceof LedgerDamagedError || error instanceof LogKeyError) {
          return refuse(refusal('ledger-damaged'));
        }
        throw error;
      }
    },
    'ledger.verify': async (tx, { rebuild }, { scope: { tenantId } }) => {
      const { size } = await loadHead(tx, tenantId);
      if (size > LONGEST_ON_A_PAGE) return refuse(refusal('ledger-too-long'));
      const verified = await keeper.verify(tenantId, { rebuild });
      return accept({ facts: [], answer: viewOf(verified) });
    },
    'ledger.erase': eraseEntry,
  };
}
