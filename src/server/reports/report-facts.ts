import type { CycleId } from '#core/kernel/ids.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import { accept, refuse, type Result } from '#core/kernel/result.ts';
import { reachOf } from '#core/people/permissions.ts';
import type { RectificationView } from '#contract/issue-views.ts';
import { refusal, type Refusal } from '#contract/refusals.ts';
import {
  reportSessions,
  type AppraisalFacts,
  type DueItem,
  type ModeFacts,
  type RelationFacts,
  type ReportFacts,
  type ReportMode,
  type ReportRelation,
} from '#core/reports/report-facts.ts';
import { reviewModes, reviewRelations } from '#core/reviews/facts.ts';
import { appraisalsQueries } from '../appraisals/queries.ts';
import { loadCycle } from '../cycles/current-cycle.ts';
import { cyclesQueries } from '../cycles/queries.ts';
import { issueFigures } from '../issues/figures.ts';
import { issuesQueries } from '../issues/queries.ts';
import { firstRectifications, lookAt } from '../issues/rectification-queries.ts';
import { opinionFigures } from '../opinions/visible.ts';
import { answered } from '../platform/answered.ts';
import type { Tx } from '../platform/database/connection.ts';
import type { Asking } from '../platform/handling.ts';
import { reviewsQueries } from '../reviews/queries.ts';
import { maskedLedger } from './ledger-row.ts';
import {
  countOthers,
  countQuality,
  countReviews,
  countSessions,
  countSubjects,
  countTalks,
  loadPersonNames,
  loadQuotable,
  type Counted,
} from './store.ts';

export interface ReportScope {
  readonly cycleId?: CycleId | undefined;
  readonly asOf?: CalendarDate | undefined;
}

const LEDGER_ROWS = 10_000;
const DUE_SHOWN = 5;
const OVERDUE_SHOWN = 30;
const SAID_LENGTH = 20;

/** The facts of a report as whoever asks may know them: numbers come from the same queries as the pages. */
export async function loadReportFacts(
  tx: Tx,
  { cycleId, asOf = undefined }: ReportScope,
  asking: Asking,
): Promise<Result<{ readonly cycleId: CycleId; readonly facts: ReportFacts }, Refusal>> {
  const known = await loadCycle(tx, asking.scope.tenantId, cycleId);
  if (!known) return refuse(refusal('not-found'));
  const day = asOf ?? asking.today;
  const counted: Counted = {
    tenantId: asking.scope.tenantId,
    cycleId: known.cycleId,
    asOf: day,
    withConfidential: reachOf('reports.draft', asking.scope.roles).has('whole'),
  };
  const facts = await gather(tx, counted, asking);
  return accept({ cycleId: known.cycleId, facts });
}

async function gather(tx: Tx, of: Counted, asking: Asking): Promise<ReportFacts> {
  const { cycleId, asOf, tenantId } = of;
  const scope = { cycleId, asOf };
  const cycle = answered(await cyclesQueries['cycles.show'](tx, scope, asking));
  const coverage = answered(await reviewsQueries['coverage.show'](tx, scope, asking));
  const criteria = new Map(cycle.criteria.map((set) => [set.code, set.criteria]));
  const reviews = await countReviews(tx, of);
  const sessions = await countSessions(tx, of);
  const others = await countOthers(tx, of);
  const talks = await countTalks(tx, of);
  const names = await loadPersonNames(tx, tenantId);
  const box = await opinionFigures(tx, tenantId, scope);
  const pairs = answered(await reviewsQueries['pairings.list'](tx, scope, asking));
  const leader = { ...scope, ledger: 'leader', sort: 'oldest' } as const;
  const ledger = answered(await reviewsQueries['reviews.export'](tx, leader, asking));
  const group = cycle.leadingGroup;
  const held = (kind: string) => sessions.find((each) => each.kind === kind)?.n ?? 0;
  return {
    asOf,
    organisation: cycle.organisationName,
    cycle: {
      name: cycle.name,
      startsOn: cycle.startsOn as CalendarDate,
      endsOn: cycle.endsOn as CalendarDate,
      withAppraisal: cycle.kinds.includes('appraisal'),
    },
    mandate: cycle.mandate,
    plan:
      cycle.plan && cycle.plan.adoptedOn <= asOf
        ? { version: cycle.plan.version, adoptedOn: cycle.plan.adoptedOn as CalendarDate }
        : null,
    group: {
      head: group.find((member) => member.role === 'head')?.name ?? null,
      size: group.length,
    },
    units: coverage.units.total,
    members: coverage.members.total,
    sessions: Object.fromEntries(
      reportSessions.map((kind) => [kind, held(kind)]),
    ) as ReportFacts['sessions'],
    minuted: sum(sessions.map((each) => each.minuted)),
    modes: await modeFacts(tx, { of, reviews, names }),
    relations: relationFacts(reviews, criteria),
    coverage: {
      units: coverage.units.reviewed,
      members: coverage.members.reviewed,
    },
    leaderReviews: sum(reviews.map((each) => each.leader)),
    talks: of.withConfidential
      ? {
          commend: talks.get('commend') ?? 0,
          encourage: talks.get('encourage') ?? 0,
          assist: talks.get('assist') ?? 0,
        }
      : null,
    commendations: others.commendations,
    guests: sum(sessions.map((each) => each.guests)),
    exchanges: others.exchanges,
    pairings: pairs.pairings
      .filter((pair) => pair.agreedOn <= asOf)
      .map(({ helperName, partnerName }) => ({ helper: helperName, partner: partnerName })),
    box: {
      openings: box.openings,
      empty: box.openingsWithoutOpinions,
      opinions: box.opinions,
      suggestions: box.suggestions,
    },
    ...(await issueFacts(
      tx,
      { scope, names, helpsSolvedOnSpot: others.helpsSolvedOnSpot },
      asking,
    )),
    orders: {
      issued: answered(await issuesQueries['orders.list'](tx, scope, asking)).rows.length,
      answered: others.ordersAnswered,
    },
    appraisal: await appraisalFacts(tx, scope, asking),
    quality: await countQuality(tx, of),
    ledger: maskedLedger(ledger.rows.slice(0, LEDGER_ROWS), names),
    coverageRows: coverage.rows.map(({ name, unitName, byMode, bySelf }) => ({
      name,
      unit: unitName,
      byMode,
      bySelf,
    })),
  };
}

interface ModeParts {
  readonly of: Counted;
  readonly reviews: Awaited<ReturnType<typeof countReviews>>;
  readonly names: readonly string[];
}

async function modeFacts(tx: Tx, { of, reviews, names }: ModeParts): Promise<ReportFacts['modes']> {
  const subjects = await countSubjects(tx, of);
  const quotable = await loadQuotable(tx, of);
  const entries = reviewModes.map((mode): [ReportMode, ModeFacts] => {
    const quote = quotable.find((each) => each.mode === mode && isNameless(each.text, names));
    const recorded = reviews.filter((each) => each.mode === mode);
    return [
      mode,
      {
        reviews: sum(recorded.map((each) => each.reviews)),
        subjects: subjects.get(mode) ?? 0,
        quote: quote ? { text: quote.text, reviewId: quote.reviewId } : null,
      },
    ];
  });
  return Object.fromEntries(entries) as Record<ReportMode, ModeFacts>;
}

const setOfRelation: Readonly<Partial<Record<ReportRelation, string>>> = {
  rootToUnit: 'C',
  leadershipTeam: 'A',
  assemblyToMember: 'B',
  leaderToMember: 'B',
  unitToUnit: 'C',
};

function relationFacts(
  reviews: ModeParts['reviews'],
  criteria: ReadonlyMap<string, readonly string[]>,
): ReportFacts['relations'] {
  const entries = reviewRelations.map((relation): [ReportRelation, RelationFacts] => {
    const recorded = reviews.filter((each) => each.relation === relation);
    const against = criteria.get(setOfRelation[relation] ?? '') ?? [];
    const self = sum(recorded.map((each) => each.self));
    return [
      relation,
      { reviews: sum(recorded.map((each) => each.reviews)), self, criteria: against },
    ];
  });
  return Object.fromEntries(entries) as Record<ReportRelation, RelationFacts>;
}

interface IssueParts {
  readonly scope: { readonly cycleId: CycleId; readonly asOf: CalendarDate };
  readonly names: readonly string[];
  readonly helpsSolvedOnSpot: number;
}

async function issueFacts(tx: Tx, { scope, names, helpsSolvedOnSpot }: IssueParts, asking: Asking) {
  const { issues, rectifications, mediations } = await issueFigures(tx, scope, asking);
  const { problems, publicProblems, helps, ideas, feasibleIdeas } = issues;
  return {
    issues: {
      fromPublic: publicProblems,
      others: problems - publicProblems,
      helps,
      helpsSolvedOnSpot,
    },
    ideas: { all: ideas, feasible: feasibleIdeas },
    rectifications,
    mediations,
    ...(await dueItems(tx, { scope, names }, asking)),
  };
}

/** As the whole leading group may see them: the report goes to others than its author. */
async function dueItems(
  tx: Tx,
  { scope, names }: Pick<IssueParts, 'scope' | 'names'>,
  asking: Asking,
): Promise<Pick<ReportFacts, 'overdue' | 'dueNext'>> {
  const looked = await lookAt(tx, scope, asking);
  if (!looked) return { overdue: [], dueNext: [] };
  const open = { ...looked, visibility: { kind: 'open', ownIds: [] } } as const;
  const wanted = { states: ['overdue', 'dueSoon'], limit: OVERDUE_SHOWN } as const;
  const found = await firstRectifications(tx, open, wanted);
  const isTellable = ({ source, problem }: RectificationView) =>
    tellableSources.has(source) && isNameless(problem, names);
  const item = (row: RectificationView): DueItem => ({
    rectificationId: row.rectificationId,
    number: row.ledgerNumber,
    unit: row.unit.name,
    words: isTellable(row) ? inShort(row.problem) : null,
    deadline: row.deadline as CalendarDate,
  });
  const next = (found.get('dueSoon') ?? []).toSorted((one, other) =>
    one.deadline.localeCompare(other.deadline),
  );
  return {
    overdue: (found.get('overdue') ?? []).map(item),
    dueNext: next.slice(0, DUE_SHOWN).map(item),
  };
}

function inShort(problem: string): string {
  const letters = [...problem.replace(/[。；;.]+$/, '')];
  return letters.length > SAID_LENGTH
    ? `${letters.slice(0, SAID_LENGTH).join('')}…`
    : letters.join('');
}

/** What comes out of meetings and talks is about people; it is counted, not told. */
const tellableSources: ReadonlySet<string> = new Set(['public', 'onsite']);

async function appraisalFacts(
  tx: Tx,
  scope: IssueParts['scope'],
  asking: Asking,
): Promise<AppraisalFacts | null> {
  const { tallies, people } = answered(
    await appraisalsQueries['appraisals.tallies'](tx, scope, asking),
  );
  if (tallies.length === 0) return null;
  const results = (kind: string) => people.filter(({ result }) => result.kind === kind).length;
  return {
    units: tallies.length,
    people: people.length,
    issued: sum(tallies.map((tally) => tally.issued)),
    collected: sum(tallies.map((tally) => tally.collected)),
    valid: sum(tallies.map((tally) => tally.valid)),
    nearlyUnanimous: results('allOrNearlyAll'),
    distributed: results('counts'),
    tooFew: results('tooFew'),
  };
}

function isNameless(words: string, names: readonly string[]): boolean {
  return !names.some((name) => name !== '' && words.includes(name));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
