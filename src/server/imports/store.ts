import { sql } from 'kysely';
import { choicesSchema, draftLimits } from '#contract/imports.ts';
import type { CycleId, DraftId, ImportId, PersonId, TenantId } from '#core/kernel/ids.ts';
import type { z } from 'zod';
import type { Tx } from '../platform/database/connection.ts';
import type { ImportKind } from '#core/imports/facts.ts';

export type Choices = z.output<typeof choicesSchema>;

export interface DraftFile {
  readonly fileName: string;
  readonly contentHash: string;
  readonly bytes: Uint8Array;
}

export interface Draft {
  readonly draftId: DraftId;
  readonly choices: Choices;
  readonly files: readonly DraftFile[];
}

export interface Batch {
  readonly importId: ImportId;
  readonly cycleId: CycleId | null;
  readonly kinds: readonly ImportKind[];
  readonly files: readonly { readonly fileName: string; readonly contentHash: string }[];
  readonly committedAt: string;
  readonly committedBy: string;
  readonly undone: boolean;
}

interface Own {
  readonly tenantId: TenantId;
  readonly personId: PersonId | null;
}

export async function saveDraft(
  tx: Tx,
  { tenantId, personId }: Own,
  draft: { draftId: DraftId; files: readonly DraftFile[]; createdAt: string },
): Promise<void> {
  const { draftId, createdAt } = draft;
  await tx
    .insertInto('import_draft')
    .values({
      tenant_id: tenantId,
      draft_id: draftId,
      person_id: personId,
      choices: JSON.stringify(choicesSchema.parse({})),
      created_at: createdAt,
    })
    .execute();
  const files = draft.files.map((file, position) => ({
    tenant_id: tenantId,
    draft_id: draftId,
    position,
    file_name: file.fileName,
    content_hash: file.contentHash,
    bytes: Buffer.from(file.bytes),
  }));
  await tx.insertInto('import_draft_file').values(files).execute();
}

/** A draft is seen by whoever uploaded it, until it is too old: its files may speak of anyone. */
export async function loadDraft(
  tx: Tx,
  { tenantId, personId }: Own,
  { draftId, now }: { readonly draftId: DraftId; readonly now: Date },
): Promise<Draft | undefined> {
  const draft = await tx
    .selectFrom('import_draft')
    .select('choices')
    .where('tenant_id', '=', tenantId)
    .where('draft_id', '=', draftId)
    .where('person_id', 'is not distinct from', personId)
    .where('created_at', '>=', earliestKept(now))
    .executeTakeFirst();
  if (!draft) return undefined;
  const files = await tx
    .selectFrom('import_draft_file')
    .select(['file_name', 'content_hash', 'bytes'])
    .where('tenant_id', '=', tenantId)
    .where('draft_id', '=', draftId)
    .orderBy('position')
    .execute();
  return {
    draftId,
    choices: choicesSchema.parse(draft.choices),
    files: files.map((file) => ({
      fileName: file.file_name,
      contentHash: file.content_hash,
      bytes: file.bytes,
    })),
  };
}

export async function listDrafts(tx: Tx, { tenantId, personId }: Own, now: Date) {
  const rows = await tx
    .selectFrom('import_draft as draft')
    .innerJoin('import_draft_file as file', (join) =>
      join
        .onRef('file.tenant_id', '=', 'draft.tenant_id')
        .onRef('file.draft_id', '=', 'draft.draft_id'),
    )
    .select(['draft.draft_id', 'draft.created_at', 'file.file_name'])
    .where('draft.tenant_id', '=', tenantId)
    .where('draft.person_id', 'is not distinct from', personId)
    .where('draft.created_at', '>=', earliestKept(now))
    .orderBy('draft.created_at', 'desc')
    .orderBy('file.position')
    .limit(100)
    .execute();
  const drafts = new Map<DraftId, { draftId: DraftId; files: string[]; createdAt: string }>();
  for (const row of rows) {
    const known = drafts.get(row.draft_id);
    if (known) known.files.push(row.file_name);
    else
      drafts.set(row.draft_id, {
        draftId: row.draft_id,
        files: [row.file_name],
        createdAt: row.created_at,
      });
  }
  return [...drafts.values()];
}

export async function saveChoices(
  tx: Tx,
  tenantId: TenantId,
  { draftId, choices }: { draftId: DraftId; choices: Choices },
): Promise<void> {
  await tx
    .updateTable('import_draft')
    .set({ choices: JSON.stringify(choices) })
    .where('tenant_id', '=', tenantId)
    .where('draft_id', '=', draftId)
    .execute();
}

export async function deleteDraft(tx: Tx, tenantId: TenantId, draftId: DraftId): Promise<void> {
  for (const table of ['import_draft_file', 'import_draft'] as const) {
    await tx
      .deleteFrom(table)
      .where('tenant_id', '=', tenantId)
      .where('draft_id', '=', draftId)
      .execute();
  }
}

/** Removes what is too old, and the oldest until no more than `room` are left. */
export async function expireDrafts(
  tx: Tx,
  tenantId: TenantId,
  { now, room }: { readonly now: Date; readonly room: number },
): Promise<void> {
  const drafts = await tx
    .selectFrom('import_draft')
    .select(['draft_id as draftId', 'created_at as createdAt'])
    .where('tenant_id', '=', tenantId)
    .orderBy('created_at', 'desc')
    .orderBy('draft_id', 'desc')
    .execute();
  const earliest = earliestKept(now);
  const expired = drafts.filter(({ createdAt }, at) => at >= room || createdAt < earliest);
  for (const { draftId } of expired) await deleteDraft(tx, tenantId, draftId);
}

/** Written as the database answers moments, so that the two can be compared as texts. */
function earliestKept(now: Date): string {
  return new Date(now.getTime() - draftLimits.days * 24 * 60 * 60 * 1000).toISOString();
}

/** Imports of one tenant follow one another; released when the transaction ends. */
export async function lockImports(tx: Tx, tenantId: TenantId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${tenantId}`}, 0))`.execute(tx);
}

export async function loadBatches(tx: Tx, tenantId: TenantId): Promise<readonly Batch[]> {
  const rows = await tx
    .selectFrom('import_batch')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('committed_at', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    importId: row.import_id,
    cycleId: row.cycle_id,
    kinds: row.kinds as ImportKind[],
    files: row.files,
    committedAt: row.committed_at,
    committedBy: row.committed_by,
    undone: row.undone,
  }));
}

/** Hashes of the bytes and of the cells of the files whose import stands. */
export async function loadKnownHashes(tx: Tx, tenantId: TenantId): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ hash: string }>`
    select hash
    from import_batch, jsonb_array_elements(files) as file,
      lateral (values (file->>'contentHash'), (file->>'cellsHash')) as hashes (hash)
    where tenant_id = ${tenantId} and not undone`.execute(tx);
  return new Set(rows.map((row) => row.hash));
}
