import { coverageOperations } from './reviews-coverage.ts';
import { reviewLedgerOperations } from './reviews-ledger.ts';
import { sessionOperations } from './reviews-sessions.ts';
import { talkOperations } from './reviews-talks.ts';

export const reviewsOperations = {
  ...reviewLedgerOperations,
  ...coverageOperations,
  ...sessionOperations,
  ...talkOperations,
} as const;
