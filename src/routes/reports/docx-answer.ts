import type { OfficialDocument } from '#core/reports/document-model.ts';

/** A Word file to be kept; its name may be Chinese (RFC 6266). */
export async function docxAnswer(document: OfficialDocument): Promise<Response> {
  const { writeDocx } = await import('#server/reports/docx-document.ts');
  const bytes = await writeDocx(document);
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': attachment(`${document.title.join('')}.docx`, 'report.docx'),
    },
  });
}

export function attachment(name: string, plainName: string): string {
  return `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}

/** What every page and file of a report is asked with. */
export function reportQuery(url: URL, locale: 'zh-CN' | 'en') {
  const asked = url.searchParams.get('language');
  const language = asked === 'en' || asked === 'zh-CN' ? asked : locale;
  return { asOf: url.searchParams.get('asOf') || undefined, language } as const;
}
