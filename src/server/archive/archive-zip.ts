import { createHash } from 'node:crypto';
import type pg from 'pg';
import { indexPage, indexText, type ArchiveLabel } from '#core/archive/archive-index.ts';
import { sumsPath, sumsText, verifierPath } from '#core/archive/archive-plan.ts';
import type { ArchiveId } from '#core/archive/facts.ts';
import type { CycleId } from '#core/kernel/ids.ts';
import type { LedgerKeeper } from '../ledger/keeper.ts';
import type { Clock } from '../platform/clock.ts';
import { inTransaction, type Tx } from '../platform/database/connection.ts';
import { zipStream, type ZipEntry } from '../platform/documents/zip.ts';
import type { Asking } from '../platform/handling.ts';
import { freshId } from '../platform/fresh-id.ts';
import type { Scope } from '../platform/scope.ts';
import { archiveEntries, type ArchiveScope } from './archive-entries.ts';
import { readArchive } from './store.ts';
import { verifierSource } from './verifier.ts';

export interface Sum {
  readonly path: string;
  readonly digest: string;
}

interface Making {
  readonly tx: Tx;
  readonly scope: ArchiveScope;
  readonly label: ArchiveLabel;
  readonly asking: Asking;
}

/** The zip of an archive; `onSum` hears the digest of every file in it. */
export function archiveZip(
  making: Making,
  onSum: (sum: Sum) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  return zipStream(summed(making, onSum));
}

async function* summed(making: Making, onSum: (sum: Sum) => void): AsyncGenerator<ZipEntry> {
  const sums: Sum[] = [];
  function note(sum: Sum): void {
    sums.push(sum);
    onSum(sum);
  }
  const front: readonly ZipEntry[] = [
    { path: '目录.txt', content: indexText(making.label) },
    { path: 'index.html', content: indexPage(making.label) },
    { path: verifierPath, content: await verifierSource() },
  ];
  for (const entry of front) yield digested(entry, note);
  for await (const entry of archiveEntries(making)) yield digested(entry, note);
  const last = { path: sumsPath, content: '' };
  yield { ...last, content: lateText(() => sumsText(sums), last.path, onSum) };
}

/** Asked for after everything before it was written, when all digests are known. */
async function* lateText(
  make: () => string,
  path: string,
  onSum: (sum: Sum) => void,
): AsyncGenerator<string> {
  const text = make();
  onSum({ path, digest: createHash('sha256').update(text).digest('hex') });
  yield text;
}

function digested(entry: ZipEntry, note: (sum: Sum) => void): ZipEntry {
  async function* pass(): AsyncGenerator<string | Uint8Array> {
    const hash = createHash('sha256');
    const { content } = entry;
    if (typeof content === 'string' || content instanceof Uint8Array) {
      hash.update(content);
      yield content;
    } else {
      for await (const chunk of content) {
        hash.update(chunk);
        yield chunk;
      }
    }
    note({ path: entry.path, digest: hash.digest('hex') });
  }
  return { ...entry, content: pass() };
}

/**
 * Downloads, which are too long for one answer of the door: it admits whoever asks with
 * `archive.index` or `archive.list` first. Each is one snapshot of the database while it is read.
 */
export interface Archives {
  draft(scope: Scope, of: DraftOf): ReadableStream<Uint8Array>;
  sealed(scope: Scope, archiveId: ArchiveId): ReadableStream<Uint8Array>;
}

interface DraftOf {
  readonly cycleId: CycleId;
  readonly label: ArchiveLabel;
}

interface ArchivesParts {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly keeper: Pick<LedgerKeeper, 'takeCheckpoint'>;
  readonly onFailure: (error: unknown) => void;
}

export function createArchives(parts: ArchivesParts): Archives {
  return {
    draft: (scope, { cycleId, label }) =>
      streamed(parts, scope, (tx) => {
        const [now, today] = [parts.clock.now(), parts.clock.today()];
        const asking = { scope, now, today, newId: freshId };
        return archiveZip({ tx, scope: { cycleId, asOf: label.asOf }, label, asking });
      }),
    sealed: (scope, archiveId) =>
      streamed(parts, scope, (tx) => readArchive(tx, { tenantId: scope.tenantId, archiveId })),
  };
}

function streamed(
  { pool, keeper, onFailure }: ArchivesParts,
  { tenantId }: Scope,
  chunksOf: (tx: Tx) => AsyncIterable<Uint8Array>,
): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  async function write(): Promise<void> {
    await keeper.takeCheckpoint(tenantId);
    await inTransaction(pool, { tenantId, mode: 'read' }, async (tx) => {
      for await (const chunk of chunksOf(tx)) {
        await writer.ready;
        await writer.write(chunk);
      }
      return { keep: true, value: undefined };
    });
  }
  write()
    .then(() => writer.close())
    .catch((error: unknown) => {
      onFailure(error);
      return writer.abort(error).catch(() => undefined);
    });
  return readable;
}
