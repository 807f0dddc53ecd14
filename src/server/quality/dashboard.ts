import type { qualityOperations } from '#contract/quality.ts';
import { accept } from '#core/kernel/result.ts';
import { reviewModes, reviewRelations } from '#core/reviews/facts.ts';
import { loadCycle } from '../cycles/current-cycle.ts';
import { issuesQueries } from '../issues/queries.ts';
import { opinionFigures } from '../opinions/visible.ts';
import type { QueryHandlers } from '../platform/door.ts';
import { visibilityOf } from '../reviews/asker.ts';
import { coverageQueries } from '../reviews/coverage-queries.ts';
import {
  newestReviewOn,
  type ReviewCount,
  reviewsByCounter,
  reviewsByRows,
} from './dashboard-store.ts';
import { answered, cycleViewOf } from './home.ts';

type ShowDashboard = QueryHandlers<typeof qualityOperations>['dashboard.show'];

export const showDashboard: ShowDashboard = async (tx, input, asking) => {
  const { tenantId } = asking.scope;
  const asOf = input.asOf ?? asking.today;
  const cycle = await loadCycle(tx, tenantId, input.cycleId);
  const of = cycle && { tenantId, cycleId: cycle.cycleId };
  const newest = of && (await newestReviewOn(tx, of));
  const isNow = newest === undefined || asOf >= newest;
  const visibility = await visibilityOf(tx, asking);
  const counts = !of
    ? []
    : isNow
      ? await reviewsByCounter(tx, of, visibility)
      : await reviewsByRows(tx, of, { visibility, asOf });
  const scoped = { cycleId: cycle?.cycleId, asOf };
  const page = { ...scoped, limit: 1 };
  const covered = { ...scoped, asOf: isNow ? undefined : asOf };
  const coverage = answered(await coverageQueries['coverage.show'](tx, covered, asking));
  const listed = answered(await issuesQueries['rectifications.list'](tx, page, asking));
  const issues = answered(await issuesQueries['issues.list'](tx, page, asking));
  const mediations = answered(await issuesQueries['mediations.count'](tx, scoped, asking));
  const slips = of ? await opinionFigures(tx, tenantId, { cycleId: of.cycleId, asOf }) : undefined;
  const { states, ...totals } = listed.totals;
  const order = listed.units.map((unit): string => unit.id);
  const place = (unitId: string) => order.indexOf(unitId);
  return accept({
    asOf,
    cycle: cycle ? cycleViewOf(cycle) : null,
    countedFrom: isNow ? 'counters' : 'rows',
    members: coverage.members,
    units: coverage.units,
    byUnit: coverage.byUnit.toSorted((a, b) => place(a.unitId) - place(b.unitId)),
    reviews: {
      total: sum(counts),
      byMode: reviewModes.map((mode) => ({
        mode,
        n: sum(counts.filter((count) => count.mode === mode)),
      })),
      slips: slips ? slips.opinions + slips.suggestions : 0,
      contributions: issues.totals.publicProblems + issues.totals.ideas,
      byRelation: reviewRelations.map((relation) => ({
        relation,
        n: sum(counts.filter((count) => count.relation === relation)),
      })),
    },
    issues: issues.totals,
    rectifications: { ...totals, ...states },
    mediations,
  });
};

function sum(counts: readonly ReviewCount[]): number {
  return counts.reduce((total, { n }) => total + n, 0);
}
