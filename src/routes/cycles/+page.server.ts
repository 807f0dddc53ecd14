import { criteriaSetCodes, cycleStates } from '#core/cycles/facts.ts';
import type { CycleId, IntentId } from '#core/kernel/ids.ts';
import { act, mayAsk, show } from '../door-call.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asked = event.url.searchParams;
  const cycleId = (asked.get('cycle') || undefined) as CycleId | undefined;
  const asOf = asked.get('asOf') || undefined;
  const { cycles } = await show(event, 'cycles.list', {});
  const mayDecide = mayAsk(event.locals.scope, 'cycles.move');
  if (cycles.length === 0) return { cycles, asOf, mayDecide, cycle: undefined };
  return { cycles, asOf, mayDecide, cycle: await show(event, 'cycles.show', { cycleId, asOf }) };
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
};

function cycleOf(form: FormData): CycleId {
  return String(form.get('cycleId')) as CycleId;
}

/** One intent per letter out of the form's own, so that the same form sent twice is still one act each. */
function intentFor(form: FormData, code: (typeof criteriaSetCodes)[number]): IntentId {
  const intent = String(form.get('intent'));
  return `${intent.slice(0, -1)}${criteriaSetCodes.indexOf(code)}` as IntentId;
}
