import { redirect, type RequestHandler } from '@sveltejs/kit';
import { dropSession, sessionToken } from '../session-cookie.ts';

export const POST: RequestHandler = async (event) => {
  const token = sessionToken(event);
  if (token) await event.locals.application.signIn.signOut(token);
  dropSession(event);
  redirect(303, '/sign-in?signed-out');
};
