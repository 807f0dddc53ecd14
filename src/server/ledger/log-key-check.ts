import pg from 'pg';
import type { TenantId } from '#core/kernel/ids.ts';
import { openCheckpoint } from '#core/ledger/checkpoint.ts';
import { publicKeyOf } from '#core/ledger/ed25519.ts';
import { parseVerifierKey, verifierKey, type VerifierKey } from '#core/ledger/note-key.ts';
import { LogKeyError } from './log-key-failure.ts';
import { logKeyFile, readLogSecret } from './log-key.ts';
import { outsideFile } from './outside-file.ts';
import { fastEd25519 } from './verify.ts';

/**
 * What is wrong with the key of this data folder for the ledgers of this database. A key that is
 * missing is in order where nothing was signed yet.
 */
export async function checkLogKey(
  owner: pg.PoolConfig,
  dataFolder: string,
): Promise<LogKeyError | undefined> {
  try {
    const secret = await readLogSecret(dataFolder);
    if ((await strangeLedgers(owner, dataFolder)).length === 0) return undefined;
    return new LogKeyError(secret ? 'foreign' : 'lost', logKeyFile(dataFolder));
  } catch (error) {
    if (error instanceof LogKeyError) return error;
    throw error;
  }
}

/**
 * Those whose newest checkpoint is signed with a key that this data folder neither holds nor
 * believes. Over the owner's connection, as `listTenants`.
 */
export async function strangeLedgers(
  owner: pg.PoolConfig,
  dataFolder: string,
): Promise<readonly TenantId[]> {
  const secret = await readLogSecret(dataFolder).catch((error: unknown) => {
    if (error instanceof LogKeyError) return undefined;
    throw error;
  });
  const publicKey = secret && publicKeyOf(secret);
  const strange: TenantId[] = [];
  for (const { tenantId, origin, note } of await loadNewestNotes(owner)) {
    if (publicKey && isSignedBy(note, [verifierKey(origin, publicKey)])) continue;
    if (isSignedBy(note, await believedKeys(dataFolder, tenantId))) continue;
    strange.push(tenantId);
  }
  return strange;
}

export function isSignedBy(note: string, keys: readonly VerifierKey[]): boolean {
  return openCheckpoint(note, keys, fastEd25519).ok;
}

/** The former keys of this ledger, from the file beside its checkpoints. */
export async function believedKeys(
  dataFolder: string,
  tenantId: TenantId,
): Promise<readonly VerifierKey[]> {
  const written = await outsideFile(dataFolder, tenantId).believedKeys();
  return written.map(parseVerifierKey).flatMap((key) => (key.ok ? [key.value] : []));
}

interface NewestNote {
  readonly tenantId: TenantId;
  readonly origin: string;
  readonly note: string;
}

async function loadNewestNotes(owner: pg.PoolConfig): Promise<readonly NewestNote[]> {
  const client = new pg.Client(owner);
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<NewestNote>(
      `select t.tenant_id as "tenantId", t.log_origin as origin, c.note from tenant t
        cross join lateral (select note from ledger_checkpoint where tenant_id = t.tenant_id
          order by size desc limit 1) c
        order by t.tenant_id`,
    );
    return rows;
  } finally {
    await client.end();
  }
}
