import { strFromU8, unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import type { Page } from '@playwright/test';
import { wordsOf } from './demo-site.ts';

type Sheet = readonly (readonly (string | number | boolean | Date | null)[])[];

/** What a demo site says: on a page, in an office file, by its API; whatever is not answered with 200 throws. */
export interface Reader {
  readonly words: (path: string) => Promise<string>;
  /** How many rows a list says it has, else how many it shows. */
  readonly countedRows: (path: string) => Promise<number>;
  readonly hrefsOf: (selector: string) => Promise<readonly string[]>;
  readonly bytesOf: (path: string) => Promise<Uint8Array>;
  /** One line for each paragraph. */
  readonly docxText: (path: string) => Promise<string>;
  readonly sheetOf: (path: string) => Promise<Sheet>;
  readonly api: (path: string) => Promise<unknown>;
}

export function readerOf(
  page: Page,
  site: { readonly origin: string; readonly cookie: string },
): Reader {
  const reader: Reader = {
    words: async (path) => {
      const answer = await page.goto(path);
      if (answer?.status() !== 200) throw new Error(`${path} answered ${answer?.status()}`);
      return wordsOf(page);
    },
    countedRows: async (path) => {
      const words = await reader.words(path);
      const total = /共 ?([\d,]+) ?[条份]/.exec(words)?.[1];
      if (total !== undefined) return Number(total.replaceAll(',', ''));
      return page.locator('main tbody tr').count();
    },
    hrefsOf: (selector) =>
      page
        .locator(selector)
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '')),
    bytesOf: async (path) => {
      const answer = await ask(path);
      return new Uint8Array(await answer.arrayBuffer());
    },
    docxText: async (path) => {
      const parts = unzipSync(await reader.bytesOf(path));
      const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
      return xml.replaceAll(/<\/w:p>/g, '\n').replaceAll(/<[^>]+>/g, '');
    },
    sheetOf: async (path) => (await readSheet(Buffer.from(await reader.bytesOf(path)))) as Sheet,
    api: async (path) => (await ask(path)).json(),
  };

  async function ask(path: string): Promise<Response> {
    const headers = { cookie: site.cookie, 'accept-language': 'zh-CN' };
    const answer = await fetch(site.origin + path, { headers });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    return answer;
  }

  return reader;
}
