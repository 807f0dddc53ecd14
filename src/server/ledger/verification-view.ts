import type { z } from 'zod';
import type { verificationView } from '#contract/ledger.ts';
import type { DatedVerification } from './keeper.ts';
import { placeText } from './verification.ts';

/** Tables whose very rows are secret from people whom they concern. */
const sealedTables = new Set(['opinion', 'talk', 'mediation', 'tally', 'tally_row', 'review']);

/** Without the number of compared rows: with it sealed rows could be told from the padding of entries. */
export function viewOf(verified: DatedVerification): z.input<typeof verificationView> {
  return {
    at: verified.at,
    entries: verified.entries,
    root: verified.root ?? null,
    checkpoints: verified.checkpoints,
    findingCount: verified.findingCount,
    findings: verified.findings.slice(0, 50).map(({ code, place }) => ({
      code,
      place: sealedTables.has(place.table) ? place.table : placeText(place),
    })),
  };
}
