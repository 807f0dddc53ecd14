import type { qualityOperations } from '#contract/quality.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { CycleId, TenantId } from '#core/kernel/ids.ts';
import { accept } from '#core/kernel/result.ts';
import { reviewModes, reviewRelations } from '#core/reviews/facts.ts';
import { loadCycle } from '../cycles/current-cycle.ts';
import { askedBy } from '../issues/confidential.ts';
import { lookFrom } from '../issues/rectification-queries.ts';
import { countRectifications, noState } from '../issues/rectification-store.ts';
import { countIssues, countMediations } from '../issues/store.ts';
import { opinionFigures } from '../opinions/visible.ts';
import { loadUnits } from '../people/units.ts';
import { together, type Tx } from '../platform/database/connection.ts';
import type { Asking, QueryHandlers } from '../platform/door.ts';
import { visibilityOf } from '../reviews/asker.ts';
import { loadCoverage } from '../reviews/coverage-queries.ts';
import {
  newestReviewOn,
  type ReviewCount,
  reviewsByCounter,
  reviewsByRows,
} from './dashboard-store.ts';
import { cycleViewOf } from './home.ts';

type ShowDashboard = QueryHandlers<typeof qualityOperations>['dashboard.show'];

export const showDashboard: ShowDashboard = async (tx, input, asking) => {
  const { tenantId } = asking.scope;
  const asOf = input.asOf ?? asking.today;
  const cycle = await loadCycle(tx, tenantId, input.cycleId);
  if (!cycle) return accept(nothingYet(asOf));
  const of = { tenantId, cycleId: cycle.cycleId, asOf };
  const [reviews, records, units] = await together([
    reviewFigures(tx, of, asking),
    recordFigures(tx, of, asking),
    loadUnits(tx, tenantId),
  ]);
  const { isNow, counts, coverage } = reviews;
  const { rectifications, issues, mediations, slips } = records;
  const order = units.map((unit): string => unit.id);
  const place = (unitId: string) => order.indexOf(unitId);
  return accept({
    asOf,
    cycle: cycleViewOf(cycle),
    countedFrom: isNow ? 'counters' : 'rows',
    members: coverage.members,
    units: coverage.units,
    byUnit: coverage.byUnit.toSorted((a, b) => place(a.unitId) - place(b.unitId)),
    reviews: {
      ...modesAndRelations(counts),
      slips: slips.opinions + slips.suggestions,
      contributions: issues.publicProblems + issues.ideas,
    },
    issues,
    rectifications,
    mediations,
  });
};

type Of = { readonly tenantId: TenantId; readonly cycleId: CycleId; readonly asOf: CalendarDate };

/** From the counters, unless a review is newer than the day that was asked about. */
async function reviewFigures(tx: Tx, of: Of, asking: Asking) {
  const [isNow, visibility] = await together([
    isCountedNow(tx, of, asking.today),
    visibilityOf(tx, asking),
  ]);
  const { tenantId, cycleId, asOf } = of;
  const [counts, coverage] = await together([
    isNow ? reviewsByCounter(tx, of, visibility) : reviewsByRows(tx, of, { visibility, asOf }),
    loadCoverage(tx, tenantId, { cycleId, visibility, asOf: isNow ? undefined : asOf }),
  ]);
  return { isNow, counts, coverage };
}

/** No review lies in the future, so that only an earlier day needs the newest one. */
async function isCountedNow(tx: Tx, of: Of, today: CalendarDate): Promise<boolean> {
  if (of.asOf >= today) return true;
  const newest = await newestReviewOn(tx, of);
  return newest === undefined || of.asOf >= newest;
}

async function recordFigures(tx: Tx, of: Of, asking: Asking) {
  const { tenantId, cycleId, asOf } = of;
  const asked = { ...askedBy(asking.scope), ...of };
  const [{ states, overdue, dueSoon }, issues, mediations, slips] = await together([
    countLookedAt(tx, of, asking),
    countIssues(tx, asked),
    countMediations(tx, asked),
    opinionFigures(tx, tenantId, { cycleId, asOf }),
  ]);
  const all = Object.values(states).reduce((total, n) => total + n, 0);
  return {
    rectifications: { all, overdue, dueSoon, ...states },
    issues,
    mediations: {
      open: mediations.get('open') ?? 0,
      settled: mediations.get('settled') ?? 0,
      failed: mediations.get('failed') ?? 0,
    },
    slips,
  };
}

async function countLookedAt(tx: Tx, { cycleId, asOf }: Of, asking: Asking) {
  return countRectifications(tx, { ...(await lookFrom(tx, asOf, asking)), cycleId });
}

function modesAndRelations(counts: readonly ReviewCount[]) {
  return {
    total: sum(counts),
    byMode: reviewModes.map((mode) => ({
      mode,
      n: sum(counts.filter((count) => count.mode === mode)),
    })),
    byRelation: reviewRelations.map((relation) => ({
      relation,
      n: sum(counts.filter((count) => count.relation === relation)),
    })),
  };
}

function nothingYet(asOf: CalendarDate) {
  const nobody = { total: 0, reviewed: 0, byOthers: 0 };
  return {
    asOf,
    cycle: null,
    countedFrom: 'counters' as const,
    members: nobody,
    units: nobody,
    byUnit: [],
    reviews: { ...modesAndRelations([]), slips: 0, contributions: 0 },
    issues: { problems: 0, publicProblems: 0, helps: 0, ideas: 0, feasibleIdeas: 0 },
    rectifications: { all: 0, overdue: 0, dueSoon: 0, ...noState },
    mediations: { open: 0, settled: 0, failed: 0 },
  };
}

function sum(counts: readonly ReviewCount[]): number {
  return counts.reduce((total, { n }) => total + n, 0);
}
