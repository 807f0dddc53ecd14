import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { MeasureId } from '#core/issues/facts.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { PersonId, RectificationId } from '#core/kernel/ids.ts';
import { act, type Acted, mayAsk, show } from '../../door-call.ts';
import { scopeQuery } from '../../reviews/ledger-query.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params, url, locals } = event;
  const rectificationId = params.rectificationId as RectificationId;
  const asOf = (url.searchParams.get('asOf') || undefined) as CalendarDate | undefined;
  return {
    item: await show(event, 'rectifications.show', { rectificationId, asOf }),
    asOf: asOf ?? locals.application.clock.today(),
    scope: scopeQuery(url),
    saved: url.searchParams.has('saved'),
    onPaper: locals.scope?.personId === null,
    mayVerifyOthers: mayVerifyOthers(locals.scope),
  };
};

/** Someone of the leading group in person: a claim of their own is no longer theirs to verify. */
function mayVerifyOthers(scope: App.Locals['scope']): boolean {
  return Boolean(scope?.personId) && mayAsk(scope, 'rectifications.verify');
}

type Sent = { readonly rectificationId: RectificationId; readonly form: FormData };

/** One form, one act, and back to the page that shows what became of it. */
function formAction<Answer>(send: (event: RequestEvent, sent: Sent) => Promise<Acted<Answer>>) {
  return async (event: RequestEvent) => {
    const form = await event.request.formData();
    const rectificationId = event.params['rectificationId'] as RectificationId;
    const acted = await send(event, { rectificationId, form });
    if (!acted.ok) return acted.failure;
    return redirect(303, `${event.url.pathname}?saved`);
  };
}

const words = (form: FormData, name: string) => String(form.get(name) ?? '');
const verifierIn = (form: FormData) =>
  (words(form, 'verifierId') || undefined) as PersonId | undefined;

export const actions: Actions = {
  progress: formAction((event, { rectificationId, form }) => {
    const measuresDone = form.getAll('measuresDone').map((id) => String(id) as MeasureId);
    const input = { rectificationId, text: words(form, 'text'), measuresDone };
    return act(event, 'rectifications.progress', { input, form });
  }),
  claimDone: formAction((event, { rectificationId, form }) => {
    const input = { rectificationId, evidence: words(form, 'evidence') };
    return act(event, 'rectifications.claimDone', { input, form });
  }),
  takeBack: formAction((event, { rectificationId, form }) => {
    const input = { rectificationId, reason: words(form, 'takeBackReason') };
    return act(event, 'rectifications.takeBack', { input, form });
  }),
  verify: formAction((event, { rectificationId, form }) => {
    const verifierId = verifierIn(form);
    const input = { rectificationId, finding: words(form, 'finding'), verifierId };
    return act(event, 'rectifications.verify', { input, form });
  }),
  return: formAction((event, { rectificationId, form }) => {
    const verifierId = verifierIn(form);
    const input = { rectificationId, reason: words(form, 'reason'), verifierId };
    return act(event, 'rectifications.return', { input, form });
  }),
  close: formAction((event, { rectificationId, form }) =>
    act(event, 'rectifications.close', { input: { rectificationId }, form }),
  ),
  extend: formAction((event, { rectificationId, form }) => {
    const to = words(form, 'to') as CalendarDate;
    const input = { rectificationId, to, reason: words(form, 'reason') };
    return act(event, 'rectifications.extend', { input, form });
  }),
  reopen: formAction((event, { rectificationId, form }) => {
    const deadline = words(form, 'deadline') as CalendarDate;
    const input = { rectificationId, deadline, reason: words(form, 'reason') };
    return act(event, 'rectifications.reopen', { input, form });
  }),
};
