import type { cyclesOperations } from '#contract/cycles.ts';
import { refusal } from '#contract/refusals.ts';
import { type CycleState, nextCycleState } from '#core/cycles/cycle-states.ts';
import { defaultMilestones, milestoneState } from '#core/cycles/plan.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import { isOver } from '#core/cycles/terms.ts';
import { accept, refuse } from '#core/kernel/result.ts';
import { loadNames } from '../people/names.ts';
import type { Tx } from '../platform/database/connection.ts';
import type { QueryHandlers } from '../platform/handling.ts';
import { loadCycle } from './current-cycle.ts';
import { loadBoxKeepers, loadLeadingGroup } from './leading-group.ts';
import {
  hasTallies,
  loadActualDays,
  loadCriteria,
  loadCycles,
  loadCycleSheet,
  loadPlan,
} from './store.ts';

export const cyclesQueries: QueryHandlers<typeof cyclesOperations> = {
  'cycles.list': async (tx, _, { scope }) => {
    return accept({ cycles: await loadCycles(tx, scope.tenantId) });
  },
  'cycles.show': async (tx, input, { scope: { tenantId }, today }) => {
    const cycle = await loadCycle(tx, tenantId, input.cycleId);
    if (!cycle) return refuse(refusal('not-found'));
    const of = { tenantId, cycleId: cycle.cycleId };
    const day = input.asOf ?? today;
    const group = await loadLeadingGroup(tx, of);
    const keepers = await loadBoxKeepers(tx, of);
    const ids = [...group, ...keepers].map((each) => each.personId);
    const names = await loadNames(tx, tenantId, [cycle.organisationId, ...ids]);
    const named = <Row extends { readonly personId: string }>(row: Row) => ({
      ...row,
      name: names.get(row.personId) ?? '',
    });
    const state = cycle.state as CycleState;
    const startsOn = cycle.startsOn as CalendarDate;
    const endsOn = cycle.endsOn as CalendarDate;
    return accept({
      ...cycle,
      ...(await loadCycleSheet(tx, of)),
      organisationName: names.get(cycle.organisationId) ?? '',
      state,
      nextState: nextCycleState(state) ?? null,
      leadingGroup: group.filter((seat) => !isOver(seat, day)).map(named),
      boxKeepers: keepers.filter((term) => !isOver(term, day)).map(named),
      formerGroup: group.filter((seat) => isOver(seat, day)).map(named),
      formerKeepers: keepers.filter((term) => isOver(term, day)).map(named),
      criteria: await loadCriteria(tx, of),
      plan: (await planOn(tx, of, day)) ?? null,
      suggestedMilestones: [...defaultMilestones(startsOn, endsOn)],
    });
  },
};

async function planOn(tx: Tx, of: Parameters<typeof loadPlan>[1], asOf: CalendarDate) {
  const plan = await loadPlan(tx, of);
  if (!plan) return undefined;
  const actual = await loadActualDays(tx, of, asOf);
  const tallied = (await hasTallies(tx, of)) ? 'undated' : undefined;
  return {
    ...plan,
    milestones: plan.milestones.map((milestone) => {
      const days = milestone.stage === null ? undefined : actual.get(milestone.stage);
      return {
        ...milestone,
        actualFrom: days?.from ?? null,
        actualUntil: days?.until ?? null,
        state: milestoneState(
          milestone,
          days ?? (milestone.stage === 'appraisal' ? tallied : undefined),
          asOf,
        ),
      };
    }),
  };
}
