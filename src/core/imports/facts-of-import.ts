import type { TallyId } from '../appraisals/facts.ts';
import type { OpeningId, OpinionId } from '../kernel/ids.ts';
import { fact, type Fact } from '../ledger/catalogue.ts';
import { recordContributions, recordRectifications } from './record-issues.ts';
import { recordCycle, recordMembers, recordOrganisations } from './record-people.ts';
import { recordReviews } from './record-reviews.ts';
import { recordTraced } from './record-traced.ts';
import type { Recording } from './recording.ts';
import type { ResolvedOpening } from './resolve-box.ts';
import type { ResolvedImport } from './resolve-import.ts';

/** Everything that a complete, unblocked import records, in an order in which nothing refers ahead. */
export function factsOfImport(resolved: ResolvedImport, recording: Recording): readonly Fact[] {
  const reviews = recordReviews(resolved, recording);
  const contributions = recordContributions(resolved, recording);
  const known = { reviews: reviews.bySource, issues: contributions.issues };
  return [
    ...recordOrganisations(resolved, recording),
    ...recordMembers(resolved, recording),
    ...resolved.cycles.flatMap((cycle) => recordCycle(cycle, recording)),
    ...reviews.facts,
    ...resolved.openings.flatMap((opening) => openingFacts(opening, recording)),
    ...contributions.facts,
    ...recordTraced(resolved.traced, known, recording),
    ...recordRectifications(resolved.rectifications, known, recording),
    ...tallyFacts(resolved, recording),
  ];
}

function openingFacts(opening: ResolvedOpening, recording: Recording): readonly Fact[] {
  const { cycleId, importId, newId, routeOf } = recording;
  const openingId = newId<OpeningId>();
  const opened = fact('box.opened', {
    openingId,
    cycleId,
    openedOn: opening.date,
    keeperIds: [...opening.keeperIds],
    empty: opening.opinions.length === 0,
    importId,
  });
  const opinions = opening.opinions.map((opinion) => {
    const { blank, sensitivity } = opinion;
    const concerns = [...opinion.names];
    return fact('opinion.registered', {
      opinionId: newId<OpinionId>(),
      openingId,
      cycleId,
      kind: opinion.kind,
      sensitivity,
      route: routeOf({ blank, sensitivity, concerns }),
      blank,
      text: opinion.text,
      handling: opinion.handling,
      concerns,
      importId,
    });
  });
  return [opened, ...opinions];
}

function tallyFacts(
  { tallies }: ResolvedImport,
  { cycleId, importId, newId }: Recording,
): readonly Fact[] {
  return tallies.map((tally) =>
    fact('tally.recorded', {
      tallyId: newId<TallyId>(),
      cycleId,
      organisationId: tally.organisationId,
      issued: tally.issued ?? tally.collected,
      collected: tally.collected,
      valid: tally.valid,
      rows: tally.rows.map(({ personId, counts }) => ({ personId, ...gradeCounts(counts) })),
      importId,
    }),
  );
}

function gradeCounts(counts: ResolvedImport['tallies'][number]['rows'][number]['counts']) {
  const { excellent, qualified, basicallyQualified, unqualified, blank } = counts;
  return { excellent, qualified, basicallyQualified, unqualified, blank };
}
