import { show } from '../../door-call.ts';
import type { RequestHandler } from './$types';

/** The newest checkpoint as a C2SP signed note, to be kept where this office can't change it. */
export const GET: RequestHandler = async (event) => {
  const { size, note } = await show(event, 'ledger.checkpoint', {});
  return new Response(note, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="checkpoint-${size}.txt"`,
    },
  });
};
