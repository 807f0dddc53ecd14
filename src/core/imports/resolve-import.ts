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
};

/**
 * Looks up every name of one or several files together: the cycle's own organisation first, then the
 * roster, then the rest. What needs an answer is left out until it is answered; nothing is guessed.
 */
export function resolveImport(
  sheets: readonly UnderstoodSheet[],
  { directory, answers = {}, newId, origins }: ResolveOptions,
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
  const rectifications = resolveRectifications(
    ofKind(contents, 'rectifications').flatMap((each) => each.rectifications),
    {
      contributions: [...contributions.resolved, ...(origins?.contributions ?? [])],
      ideas: [...ideas, ...(origins?.ideas ?? [])],
      reviews: [...reviews.resolved, ...(origins?.reviews ?? [])],
      ...(origins?.movedItems ? { movedItems: origins.movedItems } : {}),
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
