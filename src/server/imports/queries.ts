import type { importsOperations } from '#contract/imports.ts';
import { refusal } from '#contract/refusals.ts';
import { broughtBy } from '#core/imports/brought.ts';
import { accept, refuse } from '#core/kernel/result.ts';
import { loadNames } from '../people/names.ts';
import type { QueryHandlers } from '../platform/handling.ts';
import type { Scope } from '../platform/scope.ts';
import { previewDraft } from './draft-apart.ts';
import { loadDraftWork } from './draft-work.ts';
import { loadOwnEntries } from './own-entries.ts';
import { type Batch, listDrafts, loadBatches, loadDraft } from './store.ts';

export const importsQueries: QueryHandlers<typeof importsOperations> = {
  'imports.list': async (tx, _input, { scope, now }) => {
    const batches = await loadBatches(tx, scope.tenantId);
    const people = batches.map((batch) => batch.committedBy).filter((by) => by.length === 36);
    const names = await loadNames(tx, scope.tenantId, people);
    return accept({
      imports: batches.map((batch) => ({
        importId: batch.importId,
        kinds: [...batch.kinds],
        files: batch.files.map((file) => file.fileName),
        committedAt: batch.committedAt,
        committedBy: names.get(batch.committedBy) ?? batch.committedBy,
        own: isOwn(batch, scope),
        undone: batch.undone,
      })),
      drafts: await listDrafts(tx, scope, now),
    });
  },
  'imports.brought': async (tx, { importId }, { scope }) => {
    const batches = await loadBatches(tx, scope.tenantId);
    const own = batches.find((batch) => batch.importId === importId && isOwn(batch, scope));
    const entries = own && (await loadOwnEntries(tx, scope.tenantId, importId));
    if (!entries) return refuse(refusal('not-found'));
    return accept({ brought: broughtBy(entries.facts) });
  },
  'imports.preview': async (tx, { draftId }, asking) => {
    const draft = await loadDraft(tx, asking.scope, { draftId, now: asking.now });
    if (!draft) return refuse(refusal('not-found'));
    const { work, loadOrigins } = await loadDraftWork(tx, draft, asking);
    return accept(await previewDraft(work, loadOrigins));
  },
};

function isOwn({ committedBy }: Batch, { by }: Scope): boolean {
  return committedBy === ('personId' in by ? by.personId : by.operator);
}
