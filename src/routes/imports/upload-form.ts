import type { z } from 'zod';
import type { importsOperations } from '#contract/imports.ts';

type Files = z.input<(typeof importsOperations)['imports.upload']['input']>['files'];

export const mostFiles = 20;

/** The chosen files of a multipart form; a form without any holds one empty, nameless file. */
export async function filesOf(form: FormData): Promise<Files> {
  const chosen = form.getAll('files').filter((each) => each instanceof File && each.name !== '');
  const files: Files = [];
  for (const file of chosen as File[]) {
    const bytes = Buffer.from(await file.arrayBuffer()).toString('base64');
    files.push({ fileName: lastPart(file.name), bytes });
  }
  return files;
}

/** Some browsers send the whole path; a name longer than a line is cut in front of its ending. */
function lastPart(name: string): string {
  const own = (name.split(/[\\/]/).at(-1) ?? name).toWellFormed().replaceAll('\u0000', '');
  return own.length <= 200 ? own : own.slice(0, 180) + own.slice(-20);
}
