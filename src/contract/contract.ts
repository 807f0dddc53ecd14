import type { OperationName } from '#core/people/permissions.ts';
import { accountsOperations } from './accounts.ts';
import { deskSignInOperations } from './accounts-desk.ts';
import { appraisalsOperations } from './appraisals.ts';
import { archiveOperations } from './archive.ts';
import { cyclesOperations } from './cycles.ts';
import { importsOperations } from './imports.ts';
import { issuesOperations } from './issues.ts';
import { ledgerOperations } from './ledger.ts';
import type { Operation } from './operation.ts';
import { myRecordsOperations } from './my-records.ts';
import { opinionsOperations } from './opinions.ts';
import { peopleOperations } from './people.ts';
import { qualityOperations } from './quality.ts';
import { reportsOperations } from './reports.ts';
import { reviewsOperations } from './reviews.ts';

/** Every operation of the product, by name: the table that page, API, command line and documents read. */
export const contract = {
  ...accountsOperations,
  ...myRecordsOperations,
  ...deskSignInOperations,
  ...appraisalsOperations,
  ...archiveOperations,
  ...cyclesOperations,
  ...importsOperations,
  ...issuesOperations,
  ...ledgerOperations,
  ...opinionsOperations,
  ...peopleOperations,
  ...qualityOperations,
  ...reportsOperations,
  ...reviewsOperations,
} as const satisfies Readonly<Record<OperationName, Operation>>;

export type { OperationName };
