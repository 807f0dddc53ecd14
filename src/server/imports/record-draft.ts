import { factsOfImport } from '#core/imports/facts-of-import.ts';
import type { ResolvedCycle } from '#core/imports/resolve-cycle.ts';
import type { CycleId, ImportId } from '#core/kernel/ids.ts';
import type { Fact } from '#core/ledger/catalogue.ts';
import { type BoxReaders, opinionRoute } from '#core/opinions/routing.ts';
import { freshId } from '../platform/fresh-id.ts';
import type { DraftWork, LoadOrigins } from './draft-work.ts';
import { hindranceOf } from './preview.ts';
import { resolveDraft, type ResolvedDraft } from './resolve-draft.ts';

/** What a draft records. */
export interface RecordedDraft {
  readonly hindrance: ReturnType<typeof hindranceOf>;
  /** Of each file, in their order. */
  readonly cellsHashes: readonly string[];
  /** None when something hinders it. */
  readonly facts: readonly Fact[];
}

export async function recordDraft(
  work: DraftWork,
  importId: ImportId,
  loadOrigins: LoadOrigins,
): Promise<RecordedDraft> {
  const draft = await resolveDraft(work, loadOrigins);
  const hindrance = hindranceOf(draft.resolved, work.cycleId !== null);
  const cellsHashes = draft.files.map((file) => file.cellsHash);
  const facts = hindrance === null ? recordedFacts(draft, work, importId) : [];
  return { hindrance, cellsHashes, facts };
}

function recordedFacts(
  { resolved, before }: ResolvedDraft,
  work: DraftWork,
  importId: ImportId,
): readonly Fact[] {
  const [opened] = resolved.cycles;
  const { directory } = resolved;
  const readers = opened ? readersOf(opened) : work.readers;
  return factsOfImport(resolved, {
    importId,
    cycleId: (opened ? null : work.cycleId) ?? freshId<CycleId>(),
    today: work.today,
    newId: freshId,
    directory,
    before,
    positions: {
      organisations: work.directory.organisations.length,
      people: work.directory.people.length,
    },
    routeOf: (opinion) => opinionRoute(opinion, directory, readers),
  });
}

function readersOf({ headId, deputyIds, memberIds, keeperIds }: ResolvedCycle): BoxReaders {
  const head = headId ?? null;
  return {
    head,
    group: [...(headId ? [headId] : []), ...deputyIds, ...memberIds],
    keepers: keeperIds,
  };
}
