import { signedInScope } from './door-call.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  signedInScope(event);
  return {};
};
