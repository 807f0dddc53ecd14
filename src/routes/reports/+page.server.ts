import type { CycleId } from '#core/kernel/ids.ts';
import type { ReportSlot } from '#core/reports/report-slots.ts';
import { redirect } from '@sveltejs/kit';
import { act, mayAsk, show } from '../door-call.ts';
import { reportQuery } from './docx-answer.ts';
import { shortened } from './shortened.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const input = reportQuery(event.url, event.locals.locale);
  const { cycles } = await show(event, 'cycles.list', {});
  const mayIssue = mayAsk(event.locals.scope, 'reports.issue');
  const { reports } = await show(event, 'reports.list', {});
  if (cycles.length === 0) return { draft: undefined, reports, mayIssue, ...input };
  const draft = await show(event, 'reports.draft', input);
  const shown = { ...draft, document: shortened(draft.document) };
  return { draft: shown, reports, mayIssue, language: input.language };
};

export const actions: Actions = {
  write: async (event) => {
    const form = await event.request.formData();
    const slot = String(form.get('slot')) as ReportSlot;
    const input = {
      cycleId: String(form.get('cycleId')) as CycleId,
      slot,
      text: String(form.get('text') ?? '').trim(),
      version: Number(form.get('version')),
    };
    const acted = await act(event, 'reports.writeProse', { input, form });
    return acted.ok ? { written: slot } : acted.failure;
  },
  issue: async (event) => {
    const form = await event.request.formData();
    const language = form.get('language') === 'en' ? 'en' : 'zh-CN';
    const input = {
      cycleId: String(form.get('cycleId')) as CycleId,
      asOf: String(form.get('asOf')),
      language,
    } as const;
    const acted = await act(event, 'reports.issue', { input, form });
    if (!acted.ok) return acted.failure;
    redirect(303, `/reports/${acted.value.reportId}?issued`);
  },
};
