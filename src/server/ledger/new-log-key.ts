import type pg from 'pg';
import type { TenantId } from '#core/kernel/ids.ts';
import { parseVerifierKey, type VerifierKey, writeVerifierKey } from '#core/ledger/note-key.ts';
import { inTransaction } from '../platform/database/connection.ts';
import { announcedKeys } from './export-lines.ts';
import type { KeptNote, LedgerKeeper } from './keeper.ts';
import { believedKeys, isSignedBy } from './log-key-check.ts';
import { outsideFile } from './outside-file.ts';
import { loadNewestCheckpoint } from './store.ts';
import type { Verification } from './verification.ts';
import { verifyTenant } from './verify.ts';

interface Parts {
  readonly pool: pg.Pool;
  readonly dataFolder: string;
}

/** A ledger that was signed with a key that this data folder doesn't hold, looked through. */
export interface FormerlySigned {
  readonly tenantId: TenantId;
  /** What the ledger itself announced, the newest first. */
  readonly keys: readonly VerifierKey[];
  /** Whose signature its newest checkpoint bears; `undefined` where none of them signed it. */
  readonly lastKey: VerifierKey | undefined;
  /** What that checkpoint says; the root as it stands there, in base64. */
  readonly signed: { readonly size: number; readonly root: string };
  /** By these keys, against all that is kept outside. */
  readonly verification: Verification;
}

/**
 * What stands against going on under a new key. Nothing vouches for a key that the ledger announced
 * but the checkpoints kept outside the database, here and in the minutes.
 */
export async function lookThrough(
  { pool, dataFolder }: Parts,
  tenantId: TenantId,
): Promise<FormerlySigned> {
  const outsideNotes = await outsideFile(dataFolder, tenantId).notes();
  const believed = await believedKeys(dataFolder, tenantId);
  return inTransaction(pool, { tenantId, mode: 'read' }, async (tx, client) => {
    const newest = await loadNewestCheckpoint(tx, tenantId);
    const announced = (await announcedKeys(tx, tenantId)).map(parseVerifierKey);
    const keys = announced.flatMap((key) => (key.ok ? [key.value] : []));
    const logKeys = [...keys, ...believed];
    const verification = await verifyTenant(client, {
      tenantId,
      logKeys,
      outsideNotes,
      rebuild: false,
    });
    const lastKey = newest && keys.find((key) => isSignedBy(newest.note, [key]));
    const signed = { size: newest?.size ?? 0, root: newest?.note.split('\n')[2] ?? '' };
    const value = { tenantId, keys, lastKey, signed, verification };
    return { keep: true, value };
  });
}

/**
 * Believes the former keys and signs with the one in the data folder, which is made where there is
 * none; the ledger announces it. Cut short, it or the next start goes on.
 */
export async function signAnew(
  { dataFolder, keeper }: Pick<Parts, 'dataFolder'> & { readonly keeper: LedgerKeeper },
  { tenantId, keys }: Pick<FormerlySigned, 'tenantId' | 'keys'>,
): Promise<KeptNote> {
  const outside = outsideFile(dataFolder, tenantId);
  for (const key of keys.toReversed()) await outside.believeKey(writeVerifierKey(key));
  return keeper.takeCheckpoint(tenantId);
}
