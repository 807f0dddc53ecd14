import { expect, test } from 'vitest';
import { ledgerEventsText, storedLedgerEvents } from '../scripts/write-ledger-events.ts';

test('docs/ledger-events.md is what node scripts/write-ledger-events.ts writes', async () => {
  expect(await storedLedgerEvents()).toBe(await ledgerEventsText());
});
