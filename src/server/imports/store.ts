import { sql } from 'kysely';
import { choicesSchema } from '#contract/imports.ts';
import type {
  CycleId,
  DraftId,
  ImportId,
  PersonId,
  RectificationId,
  TenantId,
} from '#core/kernel/ids.ts';
import type { RecordedFact } from '#core/ledger/catalogue.ts';
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

/** A draft is seen by whoever uploaded it: its files may speak of anyone. */
export async function loadDraft(
  tx: Tx,
  { tenantId, personId }: Own,
  draftId: DraftId,
): Promise<Draft | undefined> {
  const draft = await tx
    .selectFrom('import_draft')
    .select('choices')
    .where('tenant_id', '=', tenantId)
    .where('draft_id', '=', draftId)
    .where('person_id', 'is not distinct from', personId)
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

export async function listDrafts(tx: Tx, { tenantId, personId }: Own) {
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

/** Hashes of the files whose import stands. */
export async function loadKnownHashes(tx: Tx, tenantId: TenantId): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ hash: string }>`
    select file->>'contentHash' as hash
    from import_batch, jsonb_array_elements(files) as file
    where tenant_id = ${tenantId} and not undone`.execute(tx);
  return new Set(rows.map((row) => row.hash));
}

export interface OwnEntries {
  readonly first: number;
  readonly last: number;
  readonly facts: readonly RecordedFact[];
}

/** What the ledger holds of one import: the entries around `import.committed` with its intent. */
export async function loadOwnEntries(
  tx: Tx,
  tenantId: TenantId,
  importId: ImportId,
): Promise<OwnEntries | undefined> {
  const row = await tx
    .selectFrom('ledger_about')
    .select((e) => e.fn.min('seq').as('seq'))
    .where('tenant_id', '=', tenantId)
    .where('about_id', '=', importId)
    .executeTakeFirst();
  if (row?.seq === undefined || row.seq === null) return undefined;
  const [committed] = await loadFacts(tx, tenantId, { from: row.seq, until: row.seq });
  if (!committed) return undefined;
  const of = { tenantId, intent: committed.fact.intent };
  const before = await loadNeighbours(tx, { ...of, from: row.seq, step: -ENTRIES_AT_ONCE });
  const after = await loadNeighbours(tx, { ...of, from: row.seq, step: ENTRIES_AT_ONCE });
  const entries = [...before, committed, ...after].sort((one, other) => one.seq - other.seq);
  return {
    first: entries[0]?.seq ?? row.seq,
    last: entries.at(-1)?.seq ?? row.seq,
    facts: entries.map(({ fact }) => fact),
  };
}

const ENTRIES_AT_ONCE = 2000;

interface Entry {
  readonly seq: number;
  readonly fact: RecordedFact;
}

/** All facts of one intent stand side by side, since a commit holds the head of the ledger. */
async function loadNeighbours(
  tx: Tx,
  asked: { tenantId: TenantId; intent: string; from: number; step: number },
): Promise<readonly Entry[]> {
  const { tenantId, intent, from, step } = asked;
  const span =
    step > 0 ? { from: from + 1, until: from + step } : { from: from + step, until: from - 1 };
  const entries = await loadFacts(tx, tenantId, span);
  const own = entries.filter(({ fact }) => fact.intent === intent);
  if (entries.length === 0 || own.length < entries.length) return own;
  return [...own, ...(await loadNeighbours(tx, { ...asked, from: from + step }))];
}

async function loadFacts(
  tx: Tx,
  tenantId: TenantId,
  { from, until }: { from: number; until: number },
): Promise<readonly Entry[]> {
  const rows = await tx
    .selectFrom('ledger_secret')
    .select(['seq', 'payload'])
    .where('tenant_id', '=', tenantId)
    .where('seq', '>=', from)
    .where('seq', '<=', until)
    .orderBy('seq')
    .execute();
  return rows.map(({ seq, payload }) => ({ seq, fact: JSON.parse(payload) as RecordedFact }));
}

/** What was last reported on an item before the entry `before`; empty when nothing was. */
export async function loadProgressBefore(
  tx: Tx,
  tenantId: TenantId,
  { rectificationId, before }: { rectificationId: RectificationId; before: number },
): Promise<string> {
  const rows = await tx
    .selectFrom('ledger_about as about')
    .innerJoin('ledger_secret as secret', (join) =>
      join.onRef('secret.tenant_id', '=', 'about.tenant_id').onRef('secret.seq', '=', 'about.seq'),
    )
    .select('secret.payload')
    .where('about.tenant_id', '=', tenantId)
    .where('about.about_id', '=', rectificationId)
    .where('about.seq', '<', before)
    .orderBy('about.seq', 'desc')
    .execute();
  const facts = rows.map((row) => JSON.parse(row.payload) as RecordedFact);
  return facts.find((each) => each.type === 'rectification.progressed')?.body.text ?? '';
}

/**
 * Whether a later entry speaks of anything that the entries from `first` to `last` brought, or of an
 * item of an earlier import that they moved on.
 */
export async function isSpokenOfLater(
  tx: Tx,
  tenantId: TenantId,
  { first, last }: { first: number; last: number },
): Promise<boolean> {
  const later = await tx
    .selectFrom('ledger_about as later')
    .select('later.seq')
    .where('later.tenant_id', '=', tenantId)
    .where('later.seq', '>', last)
    .where('later.about_id', 'in', (e) =>
      e
        .selectFrom('ledger_about as own')
        .select('own.about_id')
        .where('own.tenant_id', '=', tenantId)
        .where('own.seq', '>=', first)
        .where('own.seq', '<=', last)
        .where((own) =>
          own.or([
            own.not(
              own.exists(
                own
                  .selectFrom('ledger_about as earlier')
                  .select('earlier.seq')
                  .where('earlier.tenant_id', '=', tenantId)
                  .whereRef('earlier.about_id', '=', 'own.about_id')
                  .where('earlier.seq', '<', first),
              ),
            ),
            own.exists(
              own
                .selectFrom('rectification')
                .select('rectification.rectification_id')
                .where('rectification.tenant_id', '=', tenantId)
                .whereRef(
                  'rectification.rectification_id',
                  '=',
                  sql<RectificationId>`own.about_id`,
                ),
            ),
          ]),
        ),
    )
    .limit(1)
    .executeTakeFirst();
  return later !== undefined;
}
