import type { qualityOperations } from '#contract/quality.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { CycleId, TenantId } from '#core/kernel/ids.ts';
import { accept } from '#core/kernel/result.ts';
import { reviewModes, reviewRelations } from '#core/reviews/facts.ts';
import { loadCycle } from '../cycles/current-cycle.ts';
import { issueFigures, noFigures } from '../issues/figures.ts';
import { opinionFigures } from '../opinions/visible.ts';
import { loadUnits } from '../people/units.ts';
import { together, type Tx } from '../platform/database/connection.ts';
import type { Asking, QueryHandlers } from '../platform/handling.ts';
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
  const [reviews, figures, slips, units] = await together([
    reviewFigures(tx, of, asking),
    issueFigures(tx, of, asking),
    opinionFigures(tx, tenantId, of),
    loadUnits(tx, tenantId),
  ]);
  const { isNow, counts, coverage } = reviews;
  const { issues } = figures;
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
    ...figures,
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
    ...noFigures,
  };
}

function sum(counts: readonly ReviewCount[]): number {
  return counts.reduce((total, { n }) => total + n, 0);
}
