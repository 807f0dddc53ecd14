import type { NewId } from '../kernel/ids.ts';
import { gathered } from './asking.ts';
import { withCycleOrganisation } from './cycle-organisation.ts';
import type { Directory, DirectoryOrganisation } from './directory.ts';
import type { IdeaDraft } from './draft-contributions.ts';
import type { OutsiderCategory } from './opinion-words.ts';
import type { Problem } from './problem.ts';
import { resolveBallots, type ResolvedTally } from './resolve-ballots.ts';
import { resolveBox, type ResolvedOpening } from './resolve-box.ts';
import type { Origins, ResolvedContribution } from './item-sources.ts';
import { resolveCycle, type ResolvedCycle } from './resolve-cycle.ts';
import {
  resolveContributions,
  resolveRectifications,
  type ResolvedRectification,
} from './resolve-issues.ts';
import { nameResolver, type Answers, type Question } from './resolve-names.ts';
import { resolveReviews, reviewContext, type ResolvedReview } from './resolve-reviews.ts';
import { resolveRoster, type ResolvedMember } from './resolve-roster.ts';
import { movedSources, traceItems, type LooseItem, type TracedItem } from './trace-items.ts';
import type { SheetContent, UnderstoodSheet } from './understand-sheets.ts';

export type ResolvedImport = {
  readonly directory: Directory;
  readonly newOrganisations: readonly DirectoryOrganisation[];
  readonly cycles: readonly ResolvedCycle[];
  readonly members: readonly ResolvedMember[];
  readonly reviews: readonly ResolvedReview[];
  readonly openings: readonly ResolvedOpening[];
  readonly contributions: readonly ResolvedContribution[];
  readonly ideas: readonly IdeaDraft[];
  readonly categories: Readonly<Record<OutsiderCategory, number>>;
  readonly rectifications: readonly ResolvedRectification[];
  /** Items of earlier imports whose sources came in now. */
  readonly traced: readonly TracedItem[];
  readonly tallies: readonly ResolvedTally[];
  /** Of understanding and resolving together. */
  readonly problems: readonly Problem[];
  /** Each once; the import waits for the answers. */
  readonly questions: readonly Question[];
};
export type ResolveOptions = {
  readonly directory: Directory;
  readonly answers?: Answers;
  readonly newId: NewId;
  /** Recorded by earlier imports, for comparing the rectification ledger with its sources. */
  readonly origins?: Origins;
  /** Recorded by earlier imports, for comparing them with sources that come in only now. */
  readonly looseItems?: readonly LooseItem[];
};

/**
 * Looks up every name of one or several files together: the cycle's own organisation first, then the
 * roster, then the rest. What needs an answer is left out until it is answered; nothing is guessed.
 */
export function resolveImport(
  sheets: readonly UnderstoodSheet[],
  { directory, answers = {}, newId, origins, looseItems = [] }: ResolveOptions,
): ResolvedImport {
  const contents = sheets.flatMap((sheet) => sheet.content ?? []);
  const cycles = ofKind(contents, 'cycle');
  const rooted = withCycleOrganisation(directory, cycles, { answers, newId });
  const drafts = ofKind(contents, 'roster').flatMap((roster) => roster.members);
  const roster = resolveRoster(drafts, rooted.directory, { answers, newId });
  const resolver = nameResolver(roster.directory, answers);
  const context = reviewContext(roster.directory, resolver);
  const leaders = gathered(cycles.map((cycle) => resolveCycle(cycle, roster.directory, resolver)));
  const reviews = resolveReviews(
    ofKind(contents, 'reviews').flatMap((each) => each.reviews),
    context,
  );
  const openings = resolveBox(
    ofKind(contents, 'box').flatMap((each) => each.openings),
    context,
  );
  const fromPublic = ofKind(contents, 'contributions');
  const contributions = resolveContributions(
    fromPublic.flatMap((each) => each.contributions),
    context,
  );
  const ideas = fromPublic.flatMap((each) => each.ideas);
  const fresh = { contributions: contributions.resolved, ideas, reviews: reviews.resolved };
  // A cycle sheet opens a cycle of its own, which has no items of an earlier import.
  const traced = traceItems(cycles.length > 0 ? [] : looseItems, fresh, { ...context, answers });
  const rectifications = resolveRectifications(
    ofKind(contents, 'rectifications').flatMap((each) => each.rectifications),
    {
      contributions: [...fresh.contributions, ...(origins?.contributions ?? [])],
      ideas: [...ideas, ...(origins?.ideas ?? [])],
      reviews: [...fresh.reviews, ...(origins?.reviews ?? [])],
      movedItems: new Set([...(origins?.movedItems ?? []), ...movedSources(traced.resolved)]),
    },
    context,
  );
  const tallies = gathered(
    ofKind(contents, 'ballots').map((each) => resolveBallots(each, context)),
  );
  const all = gathered<unknown>([
    roster,
    leaders,
    reviews,
    openings,
    contributions,
    traced,
    rectifications,
    tallies,
  ]);
  return {
    directory: roster.directory,
    newOrganisations: roster.directory.organisations.slice(directory.organisations.length),
    cycles: leaders.resolved,
    members: roster.resolved,
    reviews: reviews.resolved,
    openings: openings.resolved,
    contributions: contributions.resolved,
    ideas,
    categories: totals(fromPublic.map((each) => each.categories)),
    rectifications: rectifications.resolved,
    traced: traced.resolved,
    tallies: tallies.resolved,
    problems: [...sheets.flatMap((sheet) => sheet.problems), ...rooted.problems, ...all.problems],
    questions: all.questions,
  };
}

/** Whether the import may be committed: nothing blocks and nothing is left to ask. */
export function mayCommit(resolved: Pick<ResolvedImport, 'problems'>): boolean {
  return resolved.problems.every((problem) => problem.severity === 'note');
}

function ofKind<Kind extends SheetContent['kind']>(
  contents: readonly SheetContent[],
  kind: Kind,
): readonly Extract<SheetContent, { kind: Kind }>[] {
  return contents.filter(
    (content): content is Extract<SheetContent, { kind: Kind }> => content.kind === kind,
  );
}

function totals(
  all: readonly Readonly<Record<OutsiderCategory, number>>[],
): Record<OutsiderCategory, number> {
  const sum = (category: OutsiderCategory) =>
    all.reduce((total, each) => total + each[category], 0);
  return {
    villager: sum('villager'),
    representative: sum('representative'),
    enterprise: sum('enterprise'),
    selfEmployed: sum('selfEmployed'),
  };
}
