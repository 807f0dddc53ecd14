import type { cyclesOperations } from '#contract/cycles.ts';
import { type Refusal, refusal } from '#contract/refusals.ts';
import { acceptsRectification, moveCycle } from '#core/cycles/cycle-states.ts';
import { defaultCriteria } from '#core/cycles/criteria.ts';
import { documentNumber } from '#core/cycles/document-number.ts';
import { defaultMilestones } from '#core/cycles/plan.ts';
import { endTerm, holdsFrom, isSeatTaken } from '#core/cycles/terms.ts';
import type { CycleId, PersonId } from '#core/kernel/ids.ts';
import { accept, refuse, type Result } from '#core/kernel/result.ts';
import { fact } from '#core/ledger/catalogue.ts';
import { loadNames } from '../people/names.ts';
import type { Tx } from '../platform/database/connection.ts';
import type { ActionHandlers, Asking } from '../platform/handling.ts';
import { loadBoxKeepers, loadLeadingGroup } from './leading-group.ts';
import { loadCriteria, loadPlan, lockCycle, organisationExists } from './store.ts';

export const cyclesActions: ActionHandlers<typeof cyclesOperations> = {
  'cycles.open': async (tx, input, { scope: { tenantId }, newId }) => {
    if (!(await organisationExists(tx, tenantId, input.organisationId))) {
      return refuse(refusal('unknown-organisation', { place: 'organisationId' }));
    }
    const cycleId = newId<CycleId>();
    const { number } = input.mandate;
    const mandate = { ...input.mandate, number: documentNumber(number) ?? number };
    const opened = fact('cycle.opened', {
      ...input,
      mandate,
      cycleId,
      state: 'draft',
      importId: null,
    });
    return accept({ facts: [opened], answer: { cycleId } });
  },
  'cycles.move': async (tx, { cycleId, to }, { scope: { tenantId }, today }) => {
    const cycle = await lockCycle(tx, { tenantId, cycleId });
    if (!cycle) return refuse(refusal('not-found'));
    const moved = moveCycle(cycle.state, to);
    if (!moved.ok) return refuse(refusal(moved.refusal));
    const entered = fact('cycle.moved', { cycleId, from: cycle.state, to, on: today });
    return accept({ facts: [entered], answer: { state: to } });
  },
  'cycles.adoptPlan': async (tx, { cycleId, aims, milestones, adoptedOn }, asking) => {
    const open = await openCycle(tx, asking, cycleId);
    if (!open.ok) return open;
    if (adoptedOn !== undefined && adoptedOn > asking.today) {
      return refuse(refusal('date-in-future', { place: 'adoptedOn' }));
    }
    const { startsOn, endsOn } = open.value;
    const earlier = await loadPlan(tx, { tenantId: asking.scope.tenantId, cycleId });
    const version = (earlier?.version ?? 0) + 1;
    const adopted = fact('plan.adopted', {
      cycleId,
      version,
      aims,
      milestones: milestones ?? [...defaultMilestones(startsOn, endsOn)],
      adoptedOn: adoptedOn ?? asking.today,
    });
    return accept({ facts: [adopted], answer: { version } });
  },
  'cycles.adoptCriteria': async (tx, { cycleId, code, criteria }, asking) => {
    const open = await openCycle(tx, asking, cycleId);
    if (!open.ok) return open;
    const sets = await loadCriteria(tx, { tenantId: asking.scope.tenantId, cycleId });
    const version = (sets.find((each) => each.code === code)?.version ?? 0) + 1;
    const adopted = fact('criteriaSet.adopted', {
      cycleId,
      code,
      version,
      criteria: criteria ?? [...defaultCriteria[code]],
      importId: null,
    });
    return accept({ facts: [adopted], answer: { version } });
  },
  'leadingGroup.name': async (tx, { cycleId, personId, role, from }, asking) => {
    const open = await openCycleWith(tx, asking, { cycleId, personId });
    if (!open.ok) return open;
    const group = await loadLeadingGroup(tx, { tenantId: asking.scope.tenantId, cycleId });
    if (isSeatTaken(group, { personId, role, from: from ?? asking.today })) {
      return refuse(refusal('already-named', { place: 'personId' }));
    }
    const keepers = await loadBoxKeepers(tx, { tenantId: asking.scope.tenantId, cycleId });
    if (role === 'head' && holdsFrom(keepers, { personId, from: from ?? asking.today })) {
      return refuse(refusal('head-keeps-no-box', { place: 'personId' }));
    }
    const named = { cycleId, personId, role, from: from ?? asking.today, importId: null };
    return accept({ facts: [fact('leadingGroup.named', named)], answer: {} });
  },
  'boxKeepers.name': async (tx, { cycleId, personId, from }, asking) => {
    const open = await openCycleWith(tx, asking, { cycleId, personId });
    if (!open.ok) return open;
    const { tenantId } = asking.scope;
    const begins = from ?? asking.today;
    const heads = (await loadLeadingGroup(tx, { tenantId, cycleId })).filter(
      (each) => each.role === 'head',
    );
    if (holdsFrom(heads, { personId, from: begins })) {
      return refuse(refusal('head-keeps-no-box', { place: 'personId' }));
    }
    const keepers = await loadBoxKeepers(tx, { tenantId, cycleId });
    if (holdsFrom(keepers, { personId, from: begins })) {
      return refuse(refusal('already-named', { place: 'personId' }));
    }
    const named = { cycleId, personId, from: begins, importId: null };
    return accept({ facts: [fact('boxKeeper.named', named)], answer: {} });
  },
  'leadingGroup.end': async (tx, { cycleId, personId, until: asked }, asking) => {
    const open = await openCycle(tx, asking, cycleId);
    if (!open.ok) return open;
    const until = asked ?? asking.today;
    const group = await loadLeadingGroup(tx, { tenantId: asking.scope.tenantId, cycleId });
    const ended = endTerm(group, { personId, until });
    if (!ended.ok) return refuse(refusal(ended.refusal, { place: 'until' }));
    const term = { cycleId, personId, until, ...ended.value };
    return accept({ facts: [fact('leadingGroup.ended', term)], answer: {} });
  },
  'boxKeepers.end': async (tx, { cycleId, personId, until: asked }, asking) => {
    const open = await openCycle(tx, asking, cycleId);
    if (!open.ok) return open;
    const until = asked ?? asking.today;
    const keepers = await loadBoxKeepers(tx, { tenantId: asking.scope.tenantId, cycleId });
    const ended = endTerm(keepers, { personId, until });
    if (!ended.ok) return refuse(refusal(ended.refusal, { place: 'until' }));
    const term = { cycleId, personId, until, ...ended.value };
    return accept({ facts: [fact('boxKeeper.ended', term)], answer: {} });
  },
};

type Locked = NonNullable<Awaited<ReturnType<typeof lockCycle>>>;

async function openCycle(
  tx: Tx,
  { scope }: Asking,
  cycleId: CycleId,
): Promise<Result<Locked, Refusal>> {
  const cycle = await lockCycle(tx, { tenantId: scope.tenantId, cycleId });
  if (!cycle) return refuse(refusal('not-found'));
  const open = cycle.state === 'draft' || acceptsRectification(cycle.state);
  return open ? accept(cycle) : refuse(refusal('cycle-closed'));
}

async function openCycleWith(
  tx: Tx,
  asking: Asking,
  { cycleId, personId }: { readonly cycleId: CycleId; readonly personId: PersonId },
): Promise<Result<Locked, Refusal>> {
  const open = await openCycle(tx, asking, cycleId);
  if (!open.ok) return open;
  const names = await loadNames(tx, asking.scope.tenantId, [personId]);
  if (names.has(personId)) return open;
  return refuse(refusal('unknown-person', { place: 'personId' }));
}
