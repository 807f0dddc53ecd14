import { fail, redirect } from '@sveltejs/kit';
import { broughtKinds } from '#core/imports/brought.ts';
import type { ImportId } from '#core/kernel/ids.ts';
import { translate } from '#ui/messages/translator.ts';
import { act, mayAsk, show } from '../door-call.ts';
import { filesOf, mostFiles } from './upload-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const outcomes = ['committed', 'discarded', 'undone'] as const;

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const listed = await show(event, 'imports.list', {});
  const newest = listed.imports.find(({ importId }) => importId === searchParams.get('import'));
  return {
    ...listed,
    newest,
    brought: newest?.own ? await broughtBy(event, newest.importId) : [],
    mayUndo: mayAsk(event.locals.scope, 'imports.undo'),
    done: outcomes.find((each) => each === searchParams.get('done')),
  };
};

export const actions: Actions = {
  upload: async (event) => {
    const form = await event.request.formData();
    const files = await filesOf(form);
    if (files.length === 0) return notChosen(event, 'imports.upload-none');
    if (files.length > mostFiles) return notChosen(event, 'imports.upload-too-many');
    const acted = await act(event, 'imports.upload', { input: { files }, form });
    if (!acted.ok) return acted.failure;
    const { draftId, known } = acted.value;
    const query = new URLSearchParams(known.map((name) => ['known', name]));
    redirect(303, `/imports/${draftId}${query.size > 0 ? `?${query}` : ''}`);
  },
  undo: async (event) => {
    const form = await event.request.formData();
    const input = {
      importId: String(form.get('importId')) as ImportId,
      reason: String(form.get('reason') ?? '').trim(),
    };
    const acted = await act(event, 'imports.undo', { input, form });
    if (!acted.ok) return acted.failure;
    redirect(303, '/imports?done=undone');
  },
};

/** The kinds of which anything came in. */
async function broughtBy(event: RequestEvent, importId: ImportId) {
  const { brought } = await show(event, 'imports.brought', { importId });
  return broughtKinds
    .map((kind) => ({ kind, count: brought[kind] }))
    .filter(({ count }) => count > 0);
}

function notChosen(
  { locals }: RequestEvent,
  key: 'imports.upload-none' | 'imports.upload-too-many',
) {
  const sentence = translate(locals.locale, key, { count: mostFiles });
  return fail(422, { sentence, fields: { files: sentence }, typed: {} as Record<string, string> });
}
