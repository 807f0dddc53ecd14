import { show } from '../door-call.ts';
import type { PageServerLoad } from './$types';

/** The results of one branch at a time: the one that the address names, else the first. */
export const load: PageServerLoad = async (event) => {
  const appraisal = await show(event, 'appraisals.tallies', {});
  const asked = event.url.searchParams.get('organisation');
  const { tallies } = appraisal;
  const chosen = tallies.find((each) => each.organisationId === asked) ?? tallies[0];
  return { appraisal, chosen };
};
