import type { AccountTables } from './schema-accounts.ts';
import type { IssueTables } from './schema-issues.ts';
import type { LedgerTables } from './schema-ledger.ts';
import type { PeopleTables } from './schema-people.ts';
import type { RecordTables } from './schema-records.ts';
import type { ReviewTables } from './schema-reviews.ts';

/** One interface per table, as `pg` reads it: dates as YYYY-MM-DD, instants as ISO text, bigint as number. */
export interface Database
  extends LedgerTables, PeopleTables, AccountTables, ReviewTables, IssueTables, RecordTables {}
