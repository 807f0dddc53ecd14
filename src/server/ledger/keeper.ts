import { hash } from 'node:crypto';
import type pg from 'pg';
import { fact } from '#core/ledger/catalogue.ts';
import { parseCheckpointText, signCheckpoint } from '#core/ledger/checkpoint.ts';
import { consistencyProof } from '#core/ledger/merkle-proof.ts';
import { rootAt, rootOf } from '#core/ledger/merkle-tree.ts';
import { provesConsistency } from '#core/ledger/merkle-verify.ts';
import {
  signerKey,
  type SignerKey,
  type VerifierKey,
  writeVerifierKey,
} from '#core/ledger/note-key.ts';
import type { IntentId, TenantId } from '#core/kernel/ids.ts';
import type { Clock } from '../platform/clock.ts';
import { commitFacts } from '../platform/commit.ts';
import { inTransaction, type Tx } from '../platform/database/connection.ts';
import { freshId } from '../platform/fresh-id.ts';
import { fastSha256 } from '../platform/fast-sha256.ts';
import { projectFact } from '../projections.ts';
import { believedKeys, isSignedBy } from './log-key-check.ts';
import { LogKeyError } from './log-key-failure.ts';
import { logKeyFile, openLogSecret, readLogSecret } from './log-key.ts';
import { outsideFile } from './outside-file.ts';
import { loadHead, loadNewestCheckpoint, loadOrigin, storeCheckpoint } from './store.ts';
import { onStoredTree } from './tree-reader.ts';
import type { Verification } from './verification.ts';
import { verifyTenant, type VerifyTerms } from './verify.ts';

export interface KeptNote {
  readonly size: number;
  readonly note: string;
}

/** Signs for the ledgers of this installation, with the key that lies outside the database. */
export interface LedgerKeeper {
  readonly keyOf: (tenantId: TenantId) => Promise<VerifierKey>;
  /**
   * Signs what the ledger holds now, in the ledger and in the file outside; the newest one again
   * when nothing was added. Throws `LedgerDamagedError` rather than sign a ledger that doesn't
   * continue the checkpoint kept outside, and `LogKeyError` rather than go on where another key
   * has signed.
   */
  readonly takeCheckpoint: (tenantId: TenantId) => Promise<KeptNote>;
  /** The same without waiting; a failure is reported. */
  readonly takeCheckpointSoon: (tenantId: TenantId) => void;
  /** When nothing that was to be taken soon is under way any more. */
  readonly settled: () => Promise<void>;
  readonly verify: (tenantId: TenantId, how: HowToVerify) => Promise<DatedVerification>;
  /** The newest verification, from the file beside the checkpoints. */
  readonly lastVerification: (tenantId: TenantId) => Promise<DatedVerification | undefined>;
}

export interface HowToVerify extends Pick<VerifyTerms, 'rebuild' | 'onProgress'> {
  /** Checkpoints from elsewhere: minutes, witnesses, printouts. */
  readonly moreNotes?: readonly string[];
}

export interface DatedVerification extends Verification {
  /** Instant in UTC. */
  readonly at: string;
}

interface KeeperParts {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly dataFolder: string;
  readonly onFailure: (error: unknown) => void;
}

export class LedgerDamagedError extends Error {}

export function createLedgerKeeper(parts: KeeperParts): LedgerKeeper {
  const underWay = new Set<Promise<unknown>>();
  const soon = (tenantId: TenantId) => {
    const taking = takeCheckpoint(parts, tenantId)
      .catch(parts.onFailure)
      .finally(() => underWay.delete(taking));
    underWay.add(taking);
  };
  return {
    keyOf: (tenantId) => signerOf(parts, tenantId),
    takeCheckpoint: (tenantId) => takeCheckpoint(parts, tenantId),
    takeCheckpointSoon: soon,
    settled: async () => void (await Promise.all(underWay)),
    verify: (tenantId, how) => verifyInSnapshot(parts, tenantId, how),
    lastVerification: (tenantId) => outsideFile(parts.dataFolder, tenantId).lastVerification(),
  };
}

async function takeCheckpoint(parts: KeeperParts, tenantId: TenantId): Promise<KeptNote> {
  const signer = await signerOf(parts, tenantId);
  const believed = await believedKeys(parts.dataFolder, tenantId);
  const newestOfOurs = async (tx: Tx) => {
    const newest = await loadNewestCheckpoint(tx, tenantId);
    if (!newest || isSignedBy(newest.note, [signer, ...believed])) return newest;
    throw new LogKeyError('foreign', logKeyFile(parts.dataFolder));
  };
  await announceNewKey(parts, { tenantId, signer, newestOfOurs });
  const file = outsideFile(parts.dataFolder, tenantId);
  const outside = (await file.notes()).at(-1);
  const kept = await inTransaction(parts.pool, { tenantId, mode: 'write' }, async (tx) => ({
    keep: true,
    value: await signHead(tx, { tenantId, signer, newestOfOurs, outside }),
  }));
  await file.append(kept.note);
  return kept;
}

interface Signer {
  readonly tenantId: TenantId;
  readonly signer: SignerKey;
  /** The newest checkpoint of the ledger; throws where a key signed it that is not believed here. */
  readonly newestOfOurs: (tx: Tx) => Promise<KeptNote | undefined>;
}

interface Signing extends Signer {
  /** The newest checkpoint kept outside the database. */
  readonly outside: string | undefined;
}

async function signHead(
  tx: Tx,
  { tenantId, signer, newestOfOurs, outside }: Signing,
): Promise<KeptNote> {
  const head = await loadHead(tx, tenantId);
  const root = rootOf(head.peaks, fastSha256);
  if (outside !== undefined) await demandContinuation(tx, { tenantId, outside, ...head, root });
  const newest = await newestOfOurs(tx);
  const checkpoint = { origin: signer.name, size: head.size, root };
  if (newest?.size === head.size && isSignedBy(newest.note, [signer])) return newest;
  const note = signCheckpoint(checkpoint, signer);
  return storeCheckpoint(tx, tenantId, { size: head.size, note });
}

/** A log that signs two histories convicts itself, so it looks at what it signed before. */
async function demandContinuation(
  tx: Tx,
  now: { tenantId: TenantId; outside: string; size: number; root: Uint8Array },
): Promise<void> {
  const before = parseCheckpointText(now.outside.slice(0, now.outside.indexOf('\n\n') + 1));
  if (!before || before.size === 0) return;
  const proof =
    before.size <= now.size &&
    (await onStoredTree(tx, now.tenantId, (read) => ({
      hashes: consistencyProof(before.size, { size: now.size, read, sha256: fastSha256 }),
      root: rootAt(now.size, read, fastSha256),
    })).catch(() => false as const));
  const continues =
    proof !== false &&
    Buffer.compare(proof.root, now.root) === 0 &&
    provesConsistency(
      {
        oldSize: before.size,
        size: now.size,
        oldRoot: before.root,
        root: now.root,
        proof: proof.hashes,
      },
      fastSha256,
    );
  if (!continues) {
    throw new LedgerDamagedError(
      `the ledger of ${now.tenantId} does not continue its checkpoint over ${before.size} entries: nothing was signed; run pingtai verify`,
    );
  }
}

/** The ledger itself says with whose key it is signed, from the first checkpoint of that key on. */
async function announceNewKey(
  { pool, clock }: KeeperParts,
  { tenantId, signer, newestOfOurs }: Signer,
): Promise<void> {
  const vkey = writeVerifierKey(signer);
  await inTransaction(pool, { tenantId, mode: 'write' }, async (tx, client) => {
    const newest = await newestOfOurs(tx);
    if (newest && isSignedBy(newest.note, [signer])) return { keep: false, value: undefined };
    const intent = {
      id: freshId<IntentId>(),
      operation: 'key.announced',
      inputHash: hash('sha256', vkey),
      answer: {},
    };
    const [at, on, by] = [clock.now(), clock.today(), { operator: 'pingtai' }];
    const facts = [fact('key.announced', { vkey })];
    await commitFacts(client, { tenantId, by, at, on, intent, facts }, projectFact);
    return { keep: true, value: undefined };
  });
}

/** Makes the key only while nothing is signed, or only with a key that came with a restored ledger. */
async function signerOf({ pool, dataFolder }: KeeperParts, tenantId: TenantId): Promise<SignerKey> {
  const secret = await readLogSecret(dataFolder);
  const { origin, newest } = await inTransaction(pool, { tenantId, mode: 'read' }, async (tx) => ({
    keep: true,
    value: {
      origin: await loadOrigin(tx, tenantId),
      newest: secret ? undefined : await loadNewestCheckpoint(tx, tenantId),
    },
  }));
  if (secret) return signerKey(origin, secret);
  if (newest && !isSignedBy(newest.note, await believedKeys(dataFolder, tenantId))) {
    throw new LogKeyError('lost', logKeyFile(dataFolder));
  }
  return signerKey(origin, await openLogSecret(dataFolder));
}

async function verifyInSnapshot(
  parts: KeeperParts,
  tenantId: TenantId,
  how: HowToVerify,
): Promise<DatedVerification> {
  const file = outsideFile(parts.dataFolder, tenantId);
  const logKeys = [
    await signerOf(parts, tenantId),
    ...(await believedKeys(parts.dataFolder, tenantId)),
  ];
  const outsideNotes = [...(await file.notes()), ...(how.moreNotes ?? [])];
  const verified = await inTransaction(
    parts.pool,
    { tenantId, mode: 'read' },
    async (_, client) => ({
      keep: true,
      value: await verifyTenant(client, { tenantId, logKeys, outsideNotes, ...how }),
    }),
  );
  const dated = { ...verified, at: parts.clock.now().toISOString() };
  await file.rememberVerification(dated);
  return dated;
}
