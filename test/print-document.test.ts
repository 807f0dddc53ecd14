import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { officeTools, pdfPages } from './support/office.ts';

const words = '为深入开展领导点评活动促进党员干部创先争优服务群众解决问题'.repeat(60);

async function print(body: string): Promise<Uint8Array> {
  const css = await readFile(new URL('../src/ui/print-document.css', import.meta.url), 'utf8');
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent(`<!doctype html><html lang="zh-CN"><meta charset="utf-8">
      <style>body { margin: 0 } ${css}</style><article class="official">${body}</article></html>`);
    return await page.pdf({ preferCSSPageSize: true });
  } finally {
    await browser.close();
  }
}

describe.runIf(officeTools())('official document printed from a browser', () => {
  it('holds 28 characters a line and 22 lines a page', { timeout: 90_000 }, async () => {
    const pages = await pdfPages(await print(`<p>${words}</p>`));

    const lines = (pages[1] ?? '').split('\n').filter((line) => line.trim() !== '');
    const [footer, ...body] = lines.reverse();
    expect(footer?.replaceAll(' ', '')).toBe('—2—');
    expect(body.map((line) => line.trim().length)).toEqual(Array(22).fill(28));
  });

  it('numbers odd pages on the right and even pages on the left', { timeout: 90_000 }, async () => {
    const pages = await pdfPages(await print(`<p>${words.repeat(2)}</p>`));

    const margins = pages.slice(0, 2).map((page) => /^ *(?=— ?\d ?—)/m.exec(page)?.[0].length ?? 0);
    expect(margins[0]).toBeGreaterThan(20);
    expect(margins[1]).toBeLessThan(10);
  });

  it('turns the page for a landscape attachment', { timeout: 90_000 }, async () => {
    const pdf = await print(`<h1 class="official-title"><span>总结报告</span></h1><p>正文</p>
      <div class="official-signature"><p>点评活动领导小组办公室</p><p>2026年11月1日</p></div>
      <section class="official-attachment landscape"><p class="official-label">附件</p>
      <h2 class="official-title"><span>点评台账</span></h2>
      <table><thead><tr><th>序号</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table></section>`);

    const boxes = Buffer.from(pdf)
      .toString('latin1')
      .match(/\/MediaBox \[[^\]]*\]/g);
    expect(boxes?.map((box) => /0 0 (\d+)/.exec(box)?.[1])).toEqual(['594', '841']);
  });
});
