import { signedInCaller } from './door-call.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  signedInCaller(event);
  return {};
};
