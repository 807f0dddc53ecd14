import { z } from 'zod';
import { retentionClasses, type ArchiveId } from '#core/archive/facts.ts';
import type { CycleId, TenantId } from '#core/kernel/ids.ts';
import type { Tx } from '../platform/database/connection.ts';

const items = z.array(
  z.object({
    path: z.string(),
    title: z.string(),
    retention: z.enum(retentionClasses),
    digest: z.string(),
  }),
);

export async function listSealed(
  tx: Tx,
  { tenantId, cycleId }: { readonly tenantId: TenantId; readonly cycleId: CycleId },
) {
  const rows = await tx
    .selectFrom('sealed_archive')
    .select(['archive_id', 'as_of', 'sealed_on', 'items'])
    .where('tenant_id', '=', tenantId)
    .where('cycle_id', '=', cycleId)
    .orderBy('as_of', 'desc')
    .orderBy('archive_id', 'desc')
    .execute();
  return rows.map((row) => ({
    archiveId: row.archive_id as ArchiveId,
    asOf: row.as_of,
    sealedOn: row.sealed_on,
    items: items.parse(row.items),
  }));
}

interface Archive {
  readonly tenantId: TenantId;
  readonly archiveId: ArchiveId;
}

const PIECE = 1 << 20;

/** Keeps the bytes in pieces of about a megabyte, so that no archive must fit in memory. */
export async function keepArchive(
  tx: Tx,
  { tenantId, archiveId }: Archive,
  chunks: AsyncIterable<Uint8Array>,
): Promise<void> {
  let position = 0;
  let held: Uint8Array[] = [];
  let length = 0;
  async function flush(): Promise<void> {
    if (length === 0) return;
    const bytes = Buffer.concat(held);
    await tx
      .insertInto('archive_piece')
      .values({ tenant_id: tenantId, archive_id: archiveId, position, bytes })
      .execute();
    position += 1;
    held = [];
    length = 0;
  }
  for await (const chunk of chunks) {
    held.push(chunk);
    length += chunk.length;
    if (length >= PIECE) await flush();
  }
  await flush();
}

export async function* readArchive(
  tx: Tx,
  { tenantId, archiveId }: Archive,
): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const piece = await tx
      .selectFrom('archive_piece')
      .select('bytes')
      .where('tenant_id', '=', tenantId)
      .where('archive_id', '=', archiveId)
      .where('position', '=', position)
      .executeTakeFirst();
    if (!piece) return;
    yield piece.bytes;
  }
}
