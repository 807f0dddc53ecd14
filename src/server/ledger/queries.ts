import type { z } from 'zod';
import type { ledgerOperations, ledgerRow } from '#contract/ledger.ts';
import { notACursor, refusal } from '#contract/refusals.ts';
import { accept, refuse } from '#core/kernel/result.ts';
import { base64 } from '#core/ledger/base64.ts';
import { factCatalogue, isFactType } from '#core/ledger/catalogue.ts';
import { parseLeaf } from '#core/ledger/leaf.ts';
import { inclusionProof } from '#core/ledger/merkle-proof.ts';
import { rootOf } from '#core/ledger/merkle-tree.ts';
import { writeVerifierKey } from '#core/ledger/note-key.ts';
import type { QueryHandlers } from '../platform/handling.ts';
import { fastSha256 } from '../platform/fast-sha256.ts';
import type { LedgerKeeper } from './keeper.ts';
import {
  type EntryHead,
  loadEntryHeads,
  loadHead,
  loadNewestCheckpoint,
  loadNewestCheckpoints,
} from './store.ts';
import { onStoredTree } from './tree-reader.ts';
import { viewOf } from './verification-view.ts';

export function ledgerQueriesOf(keeper: LedgerKeeper): QueryHandlers<typeof ledgerOperations> {
  return {
    'ledger.integrity': async (tx, _, { scope: { tenantId } }) => {
      const { size, peaks } = await loadHead(tx, tenantId);
      const key = await keeper.keyOf(tenantId);
      const checkpoints = await loadNewestCheckpoints(tx, tenantId, 5);
      const verified = await keeper.lastVerification(tenantId);
      return accept({
        size,
        root: base64(rootOf(peaks, fastSha256)),
        origin: key.name,
        vkey: writeVerifierKey(key),
        fingerprint: key.id,
        checkpoints: checkpoints.map((each) => ({ ...each, root: each.note.split('\n')[2] ?? '' })),
        witnessed: signatureLines(checkpoints[0]?.note ?? '') > 1,
        verified: verified ? viewOf(verified) : null,
      });
    },
    'ledger.entries': async (tx, { after, limit }, { scope: { tenantId } }) => {
      if (after !== undefined && !/^\d{1,15}$/.test(after)) return refuse(notACursor);
      const below = after === undefined ? undefined : Number(after);
      const entries = await loadEntryHeads(tx, tenantId, { below, limit });
      const last = entries.at(-1);
      const next = last && last.seq > 0 ? String(last.seq) : null;
      return accept({ rows: rowsOf(entries), next });
    },
    'ledger.proof': async (tx, { seq }, { scope: { tenantId } }) => {
      const newest = await loadNewestCheckpoint(tx, tenantId);
      const [entry] = await loadEntryHeads(tx, tenantId, { below: seq + 1, limit: 1 });
      if (!newest || !entry || entry.seq !== seq || seq >= newest.size) {
        return refuse(refusal('not-found'));
      }
      const { size, note } = newest;
      const hashes = await onStoredTree(tx, tenantId, (read) =>
        inclusionProof(seq, { size, read, sha256: fastSha256 }).map(base64),
      );
      const proof = `c2sp.org/tlog-proof@v1\nindex ${seq}\n${hashes.map((hash) => `${hash}\n`).join('')}\n${note}`;
      return accept({ seq, leaf: entry.leaf, size, hashes, proof });
    },
    'ledger.checkpoint': async (tx, _, { scope: { tenantId } }) => {
      const newest = await loadNewestCheckpoint(tx, tenantId);
      return newest ? accept(newest) : refuse(refusal('not-found'));
    },
  };
}

function signatureLines(note: string): number {
  return note.split('\n').filter((line) => line.startsWith('— ')).length;
}

type Row = z.input<typeof ledgerRow>;

/** Sealed entries that follow each other become one row; see docs/decisions on what they tell. */
function rowsOf(entries: readonly EntryHead[]): Row[] {
  const rows: Row[] = [];
  for (const { seq, leaf, erased } of entries) {
    const parsed = parseLeaf(leaf);
    if (!parsed) continue;
    const { type, date: day } = parsed;
    const last = rows.at(-1);
    if (isFactType(type)) {
      rows.push({ kind: 'entry', seq, day, type, meaning: factCatalogue[type].meaning, erased });
    } else if (last?.kind === 'sealed' && last.day === day) last.from = seq;
    else rows.push({ kind: 'sealed', from: seq, to: seq, day });
  }
  return rows;
}
