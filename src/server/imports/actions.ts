import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { draftLimits, type importsOperations } from '#contract/imports.ts';
import { refusal, type Refusal } from '#contract/refusals.ts';
import { kindsOf } from '#core/imports/kinds-of.ts';
import type { DraftId, ImportId } from '#core/kernel/ids.ts';
import { accept, refuse, type Result } from '#core/kernel/result.ts';
import { fact } from '#core/ledger/catalogue.ts';
import type { ActionHandlers } from '../platform/handling.ts';
import { recordDraftApart } from './draft-apart.ts';
import { loadDraftWork } from './draft-work.ts';
import { cellsHashApart } from './read-apart.ts';
import {
  deleteDraft,
  type DraftFile,
  expireDrafts,
  loadDraft,
  loadKnownHashes,
  lockImports,
  saveChoices,
  saveDraft,
} from './store.ts';
import { undoImport } from './undo.ts';

const done = accept({ facts: [], answer: {} });

export const importsActions: ActionHandlers<typeof importsOperations> = {
  'imports.upload': async (tx, { files }, { scope, newId, now }) => {
    const read = await readFiles(files);
    if (!read.ok) return read;
    const known = await loadKnownHashes(tx, scope.tenantId);
    const isKnown = (file: ReadFile) => hashesOf(file).some((hash) => known.has(hash));
    const fresh = distinct(read.value).filter((file) => !isKnown(file));
    if (fresh.length === 0) return refuse(refusal('import-known'));
    await expireDrafts(tx, scope.tenantId, { now, room: draftLimits.count - 1 });
    const draftId = newId<DraftId>();
    await saveDraft(tx, scope, { draftId, files: fresh, createdAt: now.toISOString() });
    return accept({
      facts: [],
      answer: { draftId, known: read.value.filter(isKnown).map((file) => file.fileName) },
    });
  },
  'imports.correct': async (tx, { draftId, ...choices }, { scope, now }) => {
    const draft = await loadDraft(tx, scope, { draftId, now });
    if (!draft) return refuse(refusal('not-found'));
    await saveChoices(tx, scope.tenantId, { draftId, choices });
    return done;
  },
  'imports.discard': async (tx, { draftId }, { scope, now }) => {
    if (!(await loadDraft(tx, scope, { draftId, now }))) return refuse(refusal('not-found'));
    await deleteDraft(tx, scope.tenantId, draftId);
    await expireDrafts(tx, scope.tenantId, { now, room: draftLimits.count });
    return done;
  },
  'imports.commit': async (tx, { draftId }, asking) => {
    const { scope, now } = asking;
    await lockImports(tx, scope.tenantId);
    const draft = await loadDraft(tx, scope, { draftId, now });
    if (!draft) return refuse(refusal('not-found'));
    const { work, loadOrigins } = await loadDraftWork(tx, draft, asking);
    const importId = asking.newId<ImportId>();
    const recorded = await recordDraftApart(work, importId, loadOrigins);
    const { hindrance, facts, cellsHashes } = recorded;
    const files = draft.files.map(({ fileName, contentHash }, at) => ({
      fileName,
      contentHash,
      cellsHash: cellsHashes[at] ?? '',
    }));
    const known = await loadKnownHashes(tx, scope.tenantId);
    if (files.flatMap(hashesOf).some((hash) => known.has(hash)))
      return refuse(refusal('import-known'));
    if (hindrance === 'needs-cycle') return refuse(refusal('import-needs-cycle'));
    if (hindrance !== null) return refuse(refusal('import-blocked'));
    const committed = fact('import.committed', {
      importId,
      cycleId: work.cycleId,
      kinds: [...kindsOf(facts)],
      files,
    });
    await deleteDraft(tx, scope.tenantId, draftId);
    await expireDrafts(tx, scope.tenantId, { now, room: draftLimits.count });
    return accept({ facts: [...facts, committed], answer: { importId } });
  },
  'imports.undo': undoImport,
};

type Sent = z.output<(typeof importsOperations)['imports.upload']['input']>['files'];
type Hashes = { readonly contentHash: string; readonly cellsHash: string };
type ReadFile = DraftFile & Hashes;

/** Each must be readable; what it holds is read again when it is looked at. */
async function readFiles(sent: Sent): Promise<Result<readonly ReadFile[], Refusal>> {
  const files: ReadFile[] = [];
  for (const [position, { fileName, bytes: base64 }] of sent.entries()) {
    const bytes = Buffer.from(base64, 'base64');
    const read = await cellsHashApart(bytes, fileName);
    if (!read.ok) {
      const params = { file: fileName.slice(0, 120), reason: read.refusal };
      return refuse(refusal('import-unreadable', { place: `files.${position}`, params }));
    }
    const contentHash = createHash('sha256').update(bytes).digest('hex');
    files.push({ fileName, bytes, contentHash, cellsHash: read.value });
  }
  return accept(files);
}

function hashesOf({ contentHash, cellsHash }: Hashes): readonly string[] {
  return [contentHash, cellsHash];
}

/** Of files that say the same, the first. */
function distinct(files: readonly ReadFile[]): readonly ReadFile[] {
  return files.filter(
    (file, at) => files.findIndex((each) => each.cellsHash === file.cellsHash) === at,
  );
}
