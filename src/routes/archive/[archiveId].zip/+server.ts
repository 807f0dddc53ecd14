import { error } from '@sveltejs/kit';
import { show, signedInScope } from '../../door-call.ts';
import { attachment } from '../../reports/docx-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { archives } = await show(event, 'archive.list', {});
  const sealed = archives.find((archive) => archive.archiveId === event.params.archiveId);
  if (!sealed) error(404, { message: 'no such archive' });
  const scope = signedInScope(event);
  const zip = event.locals.application.archives.sealed(scope, sealed.archiveId);
  return new Response(zip, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': attachment(`点评档案-${sealed.asOf}.zip`, 'archive.zip'),
    },
  });
};
