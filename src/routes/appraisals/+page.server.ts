import { show } from '../door-call.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  appraisal: await show(event, 'appraisals.tallies', {}),
});
