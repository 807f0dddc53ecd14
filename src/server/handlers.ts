import type { contract } from '#contract/contract.ts';
import type { AccountKeys } from './accounts/account-keys.ts';
import { accountsActionsOf } from './accounts/actions.ts';
import { correctionActions } from './accounts/corrections.ts';
import { myRecordsQueries } from './accounts/my-records.ts';
import { deskSignInActions } from './accounts/desk-actions.ts';
import { deskSignInQueries } from './accounts/desk-queries.ts';
import { accountsQueriesOf } from './accounts/queries.ts';
import { appraisalsActions } from './appraisals/actions.ts';
import { appraisalsQueries } from './appraisals/queries.ts';
import { archiveActions } from './archive/actions.ts';
import { archiveQueries } from './archive/queries.ts';
import { cyclesActions } from './cycles/actions.ts';
import { cyclesQueries } from './cycles/queries.ts';
import { importsActions } from './imports/actions.ts';
import { importsQueries } from './imports/queries.ts';
import { issuesActions } from './issues/actions.ts';
import { issuesQueries } from './issues/queries.ts';
import { ledgerActionsOf } from './ledger/actions.ts';
import type { LedgerKeeper } from './ledger/keeper.ts';
import { ledgerQueriesOf } from './ledger/queries.ts';
import { opinionsActions } from './opinions/actions.ts';
import { opinionsQueries } from './opinions/queries.ts';
import { peopleActions } from './people/actions.ts';
import { peopleQueries } from './people/queries.ts';
import { qualityActions } from './quality/actions.ts';
import { qualityQueries } from './quality/queries.ts';
import { reportsActions } from './reports/actions.ts';
import { reportsQueries } from './reports/queries.ts';
import { reviewsActions } from './reviews/actions.ts';
import { reviewsQueries } from './reviews/queries.ts';
import type { Handlers } from './platform/handling.ts';

export interface HandlerParts {
  readonly keeper: LedgerKeeper;
  readonly keys: () => Promise<AccountKeys>;
}

export function handlersWith({ keeper, keys }: HandlerParts): Handlers<typeof contract> {
  return {
    ...accountsQueriesOf(keys),
    ...accountsActionsOf(keys),
    ...myRecordsQueries,
    ...correctionActions,
    ...deskSignInQueries,
    ...deskSignInActions,
    ...appraisalsQueries,
    ...appraisalsActions,
    ...archiveQueries,
    ...archiveActions,
    ...cyclesQueries,
    ...cyclesActions,
    ...importsQueries,
    ...importsActions,
    ...issuesQueries,
    ...issuesActions,
    ...opinionsQueries,
    ...opinionsActions,
    ...peopleQueries,
    ...peopleActions,
    ...qualityQueries,
    ...qualityActions,
    ...reportsQueries,
    ...reportsActions,
    ...reviewsQueries,
    ...reviewsActions,
    ...ledgerQueriesOf(keeper),
    ...ledgerActionsOf(keeper),
  };
}
