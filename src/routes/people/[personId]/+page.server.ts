import { act, mayAsk, show } from '../../door-call.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asOf = event.url.searchParams.get('asOf') || undefined;
  const person = await show(event, 'people.show', { personId: event.params.personId, asOf });
  return { person, mayEnd: mayAsk(event.locals.scope, 'posts.end') };
};

export const actions: Actions = {
  end: async (event) => {
    const form = await event.request.formData();
    const acted = await act(event, 'posts.end', {
      input: { postId: String(form.get('postId')) },
      form,
    });
    return acted.ok ? { ended: true as const } : acted.failure;
  },
};
