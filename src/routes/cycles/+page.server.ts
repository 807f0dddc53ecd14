import { criteriaSetCodes, cycleStates, leadingGroupRoles } from '#core/cycles/facts.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { CycleId, IntentId, PersonId } from '#core/kernel/ids.ts';
import { act, mayAsk, show } from '../door-call.ts';
import { optionalIn, textIn } from '../form-values.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const asked = event.url.searchParams;
  const cycleId = (asked.get('cycle') || undefined) as CycleId | undefined;
  const asOf = asked.get('asOf') || undefined;
  const { cycles } = await show(event, 'cycles.list', {});
  const mayDecide = mayAsk(event.locals.scope, 'cycles.move');
  const shared = {
    cycles,
    asOf,
    mayDecide,
    mayOpen: mayAsk(event.locals.scope, 'cycles.open'),
    opened: asked.has('opened'),
    today: event.locals.application.clock.today(),
  };
  if (cycles.length === 0) return { ...shared, cycle: undefined, people: undefined };
  const cycle = await show(event, 'cycles.show', { cycleId, asOf });
  const people = mayDecide ? (await show(event, 'people.list', {})).people : undefined;
  return { ...shared, cycle, people };
};

export const actions: Actions = {
  move: async (event) => {
    const form = await event.request.formData();
    const to = cycleStates.find((state) => state === form.get('to')) ?? 'draft';
    const acted = await act(event, 'cycles.move', { input: { cycleId: cycleOf(form), to }, form });
    return acted.ok ? { done: 'cycles.moved' as const } : acted.failure;
  },
  adoptPlan: async (event) => {
    const form = await event.request.formData();
    const input = { cycleId: cycleOf(form), aims: String(form.get('aims') ?? '').trim() };
    const acted = await act(event, 'cycles.adoptPlan', { input, form });
    return acted.ok ? { done: 'cycles.plan-adopted' as const } : acted.failure;
  },
  adoptCriteria: async (event) => {
    const form = await event.request.formData();
    for (const code of criteriaSetCodes) {
      const sent = new FormData();
      sent.set('intent', intentFor(form, code));
      const input = { cycleId: cycleOf(form), code };
      const acted = await act(event, 'cycles.adoptCriteria', { input, form: sent });
      if (!acted.ok) return acted.failure;
    }
    return { done: 'cycles.criteria-adopted' as const };
  },
  nameMember: async (event) => {
    const form = await event.request.formData();
    const input = {
      cycleId: cycleOf(form),
      personId: textIn(form, 'personId') as PersonId,
      role: leadingGroupRoles.find((role) => role === form.get('role')) ?? 'member',
      from: optionalIn(form, 'from') as CalendarDate | undefined,
    };
    const acted = await act(event, 'leadingGroup.name', { input, form });
    return acted.ok ? { done: 'cycles.appointed' as const } : acted.failure;
  },
  endSeat: appointment('leadingGroup.end', 'cycles.term-ended'),
  nameKeeper: appointment('boxKeepers.name', 'cycles.appointed'),
  endKeeper: appointment('boxKeepers.end', 'cycles.term-ended'),
};

type Appointing = 'leadingGroup.end' | 'boxKeepers.name' | 'boxKeepers.end';

/** Somebody takes up or gives back a task of the cycle. */
function appointment(name: Appointing, done: 'cycles.appointed' | 'cycles.term-ended') {
  return async (event: RequestEvent) => {
    const form = await event.request.formData();
    const input = {
      cycleId: cycleOf(form),
      personId: textIn(form, 'personId') as PersonId,
      from: optionalIn(form, 'from') as CalendarDate | undefined,
      until: optionalIn(form, 'until') as CalendarDate | undefined,
    };
    const acted = await act(event, name, { input, form });
    return acted.ok ? { done } : acted.failure;
  };
}

function cycleOf(form: FormData): CycleId {
  return String(form.get('cycleId')) as CycleId;
}

/** One intent per letter out of the form's own, so that the same form sent twice is still one act each. */
function intentFor(form: FormData, code: (typeof criteriaSetCodes)[number]): IntentId {
  const intent = String(form.get('intent'));
  return `${intent.slice(0, -1)}${criteriaSetCodes.indexOf(code)}` as IntentId;
}
