import type { qualityOperations } from '#contract/quality.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import { accept } from '#core/kernel/result.ts';
import { reachOf } from '#core/people/permissions.ts';
import { asksForCheck } from '#core/quality/signals.ts';
import { type CycleRow, loadCycle } from '../cycles/current-cycle.ts';
import { issuesQueries } from '../issues/queries.ts';
import { firstRectifications, lookAt } from '../issues/rectification-queries.ts';
import { opinionsQueries } from '../opinions/queries.ts';
import { headToSignIn } from '../people/heads.ts';
import { answered } from '../platform/answered.ts';
import { together, type Tx } from '../platform/database/connection.ts';
import type { Asking, QueryHandlers } from '../platform/handling.ts';
import { coverageQueries } from '../reviews/coverage-queries.ts';
import { findSignals } from './signals.ts';

const SHOWN = 6;
const dueStates = ['overdue', 'dueSoon', 'doneClaimed', 'verified'] as const;
type ShowHome = QueryHandlers<typeof qualityOperations>['home.show'];

export const showHome: ShowHome = async (tx, input, asking) => {
  const asOf = input.asOf ?? asking.today;
  const cycle = await loadCycle(tx, asking.scope.tenantId, input.cycleId);
  const page = { cycleId: cycle?.cycleId, asOf: input.asOf, limit: 1 };
  const [listed, first, office, setUp] = await together([
    issuesQueries['rectifications.list'](tx, page, asking),
    firstDue(tx, page, asking),
    cycle && isOffice(asking) ? officeTasks(tx, { cycle, asOf: input.asOf }, asking) : null,
    isSetUp(asking) ? headToSignIn(tx, asking) : null,
  ]);
  const { totals } = answered(listed);
  const rowsOf = (state: (typeof dueStates)[number]) => first?.get(state) ?? [];
  return accept({
    asOf,
    cycle: cycle ? cycleViewOf(cycle) : null,
    overdue: { total: totals.overdue, rows: rowsOf('overdue') },
    dueSoon: { total: totals.dueSoon, rows: rowsOf('dueSoon') },
    toVerify: { total: totals.states.doneClaimed ?? 0, rows: rowsOf('doneClaimed') },
    toClose: { total: totals.states.verified ?? 0, rows: rowsOf('verified') },
    setUp,
    office,
  });
};

function isSetUp({ scope }: Asking): boolean {
  return scope.personId === null;
}

async function firstDue(tx: Tx, page: Parameters<typeof lookAt>[1], asking: Asking) {
  const looked = await lookAt(tx, page, asking);
  return looked && firstRectifications(tx, looked, { states: dueStates, limit: SHOWN });
}

async function officeTasks(
  tx: Tx,
  { cycle, asOf }: { readonly cycle: CycleRow; readonly asOf: CalendarDate | undefined },
  asking: Asking,
) {
  const scoped = { cycleId: cycle.cycleId, asOf };
  const [covered, opened, signals] = await together([
    coverageQueries['coverage.show'](tx, scoped, asking),
    opinionsQueries['openings.list'](tx, scoped, asking),
    findSignals(tx, {
      tenantId: asking.scope.tenantId,
      cycleId: cycle.cycleId,
      until: asOf && asOf < asking.today ? asOf : undefined,
    }),
  ]);
  const coverage = answered(covered);
  const { openings } = answered(opened);
  const days = openings.map((opening) => opening.openedOn as CalendarDate);
  return {
    members: coverage.members,
    notReviewed: coverage.rows
      .filter((row) => row.kind === 'person' && row.standing !== 'reviewed')
      .slice(0, SHOWN * 2)
      .map((row) => ({
        personId: row.subjectId,
        name: row.name,
        unitName: row.unitName,
        onlySelf: row.standing === 'selfOnly',
      })),
    openings: { count: openings.length, lastOn: days.toSorted().at(-1) ?? null },
    signals: signals.filter(asksForCheck).length,
  };
}

function isOffice({ scope }: Asking): boolean {
  return reachOf('home.show', scope.roles).has('open');
}

export function cycleViewOf(cycle: CycleRow) {
  const { cycleId, name, startsOn, endsOn } = cycle;
  return { cycleId, name, startsOn, endsOn };
}
