import type { opinionsOperations } from '#contract/opinions.ts';
import { refusal } from '#contract/refusals.ts';
import { acceptsRectification, type CycleState } from '#core/cycles/cycle-states.ts';
import type { OpeningId, OpinionId } from '#core/kernel/ids.ts';
import { accept, refuse } from '#core/kernel/result.ts';
import { fact } from '#core/ledger/catalogue.ts';
import { peopleNamedIn } from '#core/opinions/named-people.ts';
import { opinionRoute } from '#core/opinions/routing.ts';
import { loadCycle } from '../cycles/current-cycle.ts';
import { loadBoxReaders } from '../cycles/leading-group.ts';
import { loadDirectory } from '../people/directory.ts';
import type { ActionHandlers } from '../platform/handling.ts';
import { lockOpening } from './store.ts';

export const opinionsActions: ActionHandlers<typeof opinionsOperations> = {
  'openings.record': async (tx, input, { scope: { tenantId }, today, newId }) => {
    const cycle = await loadCycle(tx, tenantId, input.cycleId);
    if (!cycle) return refuse(refusal('not-found'));
    if (!acceptsRectification(cycle.state as CycleState)) return refuse(refusal('cycle-closed'));
    const { cycleId } = cycle;
    const { openedOn, empty } = input;
    if (openedOn > today) return refuse(refusal('date-in-future', { place: 'openedOn' }));
    const { keepers } = await loadBoxReaders(tx, { tenantId, cycleId }, openedOn);
    const keeperIds = [...new Set(input.keeperIds)];
    if (keeperIds.length < 2 || !keeperIds.every((id) => keepers.includes(id))) {
      return refuse(refusal('two-keepers-needed', { place: 'keeperIds' }));
    }
    const openingId = newId<OpeningId>();
    const opened = fact('box.opened', {
      openingId,
      cycleId,
      openedOn,
      keeperIds,
      empty,
      importId: null,
    });
    return accept({ facts: [opened], answer: { openingId } });
  },
  'opinions.register': async (tx, input, { scope, today, newId }) => {
    const { tenantId, personId } = scope;
    const opening = await lockOpening(tx, tenantId, input.openingId);
    const cycle = opening && (await loadCycle(tx, tenantId, opening.cycleId));
    if (!opening || !cycle) return refuse(refusal('not-found'));
    const { cycleId } = cycle;
    const readers = await loadBoxReaders(tx, { tenantId, cycleId }, today);
    if (personId === null || !readers.keepers.includes(personId)) {
      return refuse(refusal('not-found'));
    }
    if (!acceptsRectification(cycle.state as CycleState)) return refuse(refusal('cycle-closed'));
    if (opening.empty) return refuse(refusal('wrong-state'));
    const tree = await loadDirectory(tx, tenantId, today);
    if (!input.concerns.every((id) => tree.people.some((each) => each.personId === id))) {
      return refuse(refusal('unknown-person', { place: 'concerns' }));
    }
    const concerns = [...new Set([...peopleNamedIn(input.text, tree.people), ...input.concerns])];
    const route = opinionRoute({ ...input, concerns }, tree, readers);
    const opinionId = newId<OpinionId>();
    const registered = fact('opinion.registered', {
      ...input,
      text: input.blank ? '' : input.text,
      concerns,
      opinionId,
      cycleId,
      route,
      importId: null,
    });
    return accept({ facts: [registered], answer: { opinionId, route } });
  },
};
