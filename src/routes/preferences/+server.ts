import { redirect, type RequestHandler } from '@sveltejs/kit';
import { ownPath } from '../own-path.ts';
import { keepPreferences } from '../preference-cookies.ts';

export const POST: RequestHandler = async (event) => {
  const form = await event.request.formData();
  keepPreferences(event, form);
  redirect(303, ownPath(form.get('back'), event.url));
};
