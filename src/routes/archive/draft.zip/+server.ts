import { show, signedInScope } from '../../door-call.ts';
import { attachment } from '../../reports/docx-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const asOf = event.url.searchParams.get('asOf') || undefined;
  const index = await show(event, 'archive.index', { asOf });
  const { cycleId, organisation, cycle } = index;
  const label = { organisation, cycle, asOf: index.asOf };
  const zip = event.locals.application.archives.draft(signedInScope(event), { cycleId, label });
  return new Response(zip, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': attachment(`${organisation}${cycle}档案.zip`, 'archive.zip'),
    },
  });
};
