import { createHash } from 'node:crypto';
import { indexPage, indexText, type ArchiveLabel } from '#core/archive/archive-index.ts';
import { sumsPath, sumsText, verifierPath } from '#core/archive/archive-plan.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { ArchiveId } from '#core/archive/facts.ts';
import type { CycleId } from '#core/kernel/ids.ts';
import type { Application } from '../application.ts';
import { inTransaction, type Tx } from '../platform/database/connection.ts';
import { zipStream, type ZipEntry } from '../platform/documents/zip.ts';
import type { Asking } from '../platform/door.ts';
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
 * Bytes for a download, after the door has admitted whoever asks with `archive.index` or
 * `archive.list`; one snapshot of the database for as long as it is read.
 */
export function draftArchive(
  application: Application,
  scope: Scope,
  of: { readonly cycleId: CycleId; readonly label: ArchiveLabel },
): ReadableStream<Uint8Array> {
  return streamed(application, scope, (tx) =>
    archiveZip({
      tx,
      scope: { cycleId: of.cycleId, asOf: of.label.asOf as CalendarDate },
      label: of.label,
      asking: {
        scope,
        now: application.clock.now(),
        today: application.clock.today(),
        newId: freshId,
      },
    }),
  );
}

export function sealedArchive(
  application: Application,
  scope: Scope,
  archiveId: ArchiveId,
): ReadableStream<Uint8Array> {
  const { tenantId } = scope;
  return streamed(application, scope, (tx) => readArchive(tx, { tenantId, archiveId }));
}

function streamed(
  { pool }: Application,
  { tenantId }: Scope,
  chunksOf: (tx: Tx) => AsyncIterable<Uint8Array>,
): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const work = inTransaction(pool, { tenantId, mode: 'read' }, async (tx) => {
    for await (const chunk of chunksOf(tx)) {
      await writer.ready;
      await writer.write(chunk);
    }
    return { keep: true, value: undefined };
  });
  work
    .then(
      () => writer.close(),
      (error: unknown) => writer.abort(error),
    )
    .catch(() => undefined);
  return readable;
}
