import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { draftLimits, type importsOperations } from '#contract/imports.ts';
import { refusal, type Refusal } from '#contract/refusals.ts';
import { factsOfImport } from '#core/imports/facts-of-import.ts';
import { kindsOf } from '#core/imports/kinds-of.ts';
import type { CycleId, DraftId, ImportId } from '#core/kernel/ids.ts';
import { accept, refuse, type Result } from '#core/kernel/result.ts';
import { type Fact, fact } from '#core/ledger/catalogue.ts';
import { opinionRoute } from '#core/opinions/routing.ts';
import { loadBoxReaders } from '../cycles/leading-group.ts';
import type { Tx } from '../platform/database/connection.ts';
import type { ActionHandlers, Asking } from '../platform/door.ts';
import { hindranceOf } from './preview.ts';
import { resolveDraft, type ResolvedDraft } from './resolve-draft.ts';
import { readSheetsApart } from './read-apart.ts';
import { cellsHashOf } from './sheet-hash.ts';
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
  'imports.correct': async (tx, { draftId, ...choices }, { scope }) => {
    const draft = await loadDraft(tx, scope, draftId);
    if (!draft) return refuse(refusal('not-found'));
    await saveChoices(tx, scope.tenantId, { draftId, choices });
    return done;
  },
  'imports.discard': async (tx, { draftId }, { scope, now }) => {
    if (!(await loadDraft(tx, scope, draftId))) return refuse(refusal('not-found'));
    await deleteDraft(tx, scope.tenantId, draftId);
    await expireDrafts(tx, scope.tenantId, { now, room: draftLimits.count });
    return done;
  },
  'imports.commit': async (tx, { draftId }, asking) => {
    const { scope } = asking;
    await lockImports(tx, scope.tenantId);
    const draft = await loadDraft(tx, scope, draftId);
    if (!draft) return refuse(refusal('not-found'));
    const resolved = await resolveDraft(tx, draft, asking);
    const files = draft.files.map(({ fileName, contentHash }, at) => ({
      fileName,
      contentHash,
      cellsHash: resolved.files[at]?.cellsHash ?? '',
    }));
    const known = await loadKnownHashes(tx, scope.tenantId);
    if (files.flatMap(hashesOf).some((hash) => known.has(hash)))
      return refuse(refusal('import-known'));
    const hindrance = hindranceOf(resolved.resolved, resolved.cycle !== undefined);
    if (hindrance === 'needs-cycle') return refuse(refusal('import-needs-cycle'));
    if (hindrance !== null) return refuse(refusal('import-blocked'));
    const importId = asking.newId<ImportId>();
    const facts = await recordedFacts(tx, { resolved, importId, asking });
    const committed = fact('import.committed', {
      importId,
      cycleId: resolved.cycle?.cycleId ?? null,
      kinds: [...kindsOf(facts)],
      files,
    });
    await deleteDraft(tx, scope.tenantId, draftId);
    await expireDrafts(tx, scope.tenantId, { now: asking.now, room: draftLimits.count });
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
    const sheets = await readSheetsApart(bytes, fileName);
    if (!sheets.ok) {
      const params = { file: fileName.slice(0, 120), reason: sheets.refusal };
      return refuse(refusal('import-unreadable', { place: `files.${position}`, params }));
    }
    const contentHash = createHash('sha256').update(bytes).digest('hex');
    files.push({ fileName, bytes, contentHash, cellsHash: cellsHashOf(sheets.value) });
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

interface ToRecord {
  readonly resolved: ResolvedDraft;
  readonly importId: ImportId;
  readonly asking: Asking;
}

async function recordedFacts(
  tx: Tx,
  { resolved, importId, asking }: ToRecord,
): Promise<readonly Fact[]> {
  const { cycles } = resolved.resolved;
  const cycleId = cycles.length > 0 ? asking.newId<CycleId>() : resolved.cycle?.cycleId;
  const { directory } = resolved.resolved;
  const [opened] = cycles;
  const readers = opened
    ? {
        head: opened.headId ?? null,
        group: [
          ...(opened.headId ? [opened.headId] : []),
          ...opened.deputyIds,
          ...opened.memberIds,
        ],
        keepers: opened.keeperIds,
      }
    : cycleId
      ? await loadBoxReaders(tx, { tenantId: asking.scope.tenantId, cycleId }, asking.today)
      : { head: null, group: [], keepers: [] };
  return factsOfImport(resolved.resolved, {
    importId,
    cycleId: cycleId ?? asking.newId<CycleId>(),
    today: asking.today,
    newId: asking.newId,
    directory,
    before: resolved.before,
    positions: {
      organisations: resolved.directory.organisations.length,
      people: resolved.directory.people.length,
    },
    routeOf: (opinion) => opinionRoute(opinion, directory, readers),
  });
}
