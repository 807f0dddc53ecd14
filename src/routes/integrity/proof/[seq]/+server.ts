import { show } from '../../../door-call.ts';
import type { RequestHandler } from './$types';

/** A C2SP tlog-proof: this entry is in the ledger that the checkpoint in it signs. */
export const GET: RequestHandler = async (event) => {
  const { seq, proof } = await show(event, 'ledger.proof', { seq: event.params.seq ?? '' });
  return new Response(proof, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="entry-${seq}.tlog-proof"`,
    },
  });
};
