import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemo } from '#server/demo/create-demo.ts';
import { headsOf } from '#server/people/heads.ts';
import { unzipBytes } from '#server/platform/documents/zip.ts';
import { createWebServer, loadKitHandler } from '#server/platform/web-server.ts';
import { openBrowser } from '../support/browser.ts';
import { openVillage, type Village } from '../support/village.ts';

let village: Village;
let server: Server;
let browser: Browser;
let page: Page;
let origin: string;

beforeAll(async () => {
  village = await openVillage();
  const { application } = village;
  const tenantId = await createDemo(application, resolve('example/village'));
  server = createWebServer({
    application,
    kitHandler: await loadKitHandler(resolve('build')),
    api: async () => ({ status: 200, headers: {}, body: '{}' }),
    config: {},
  });
  server.listen(0);
  await once(server, 'listening');
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  browser = await openBrowser();
  page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  const head = await headsOf(application.pool, tenantId);
  const code = await application.signIn.issueCode(tenantId, head?.personId ?? null);
  await page.goto(`${origin}/sign-in?code=${code}`);
  await page.locator('main button[type=submit], main button').first().click();
  await page.waitForURL(`${origin}/`);
});

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  await village?.close();
});

async function picture(name: string): Promise<void> {
  const folder = process.env['PINGTAI_PICTURES'];
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: false });
}

async function fetched(path: string): Promise<Uint8Array> {
  const answer = await page.request.get(`${origin}${path}`);
  expect(answer.status()).toBe(200);
  return new Uint8Array(await answer.body());
}

describe('the summary report', () => {
  it('shows numbers that all lead to a page', async () => {
    await page.goto(`${origin}/reports?asOf=2026-11-01`);
    await picture('reports-zh');

    const links = await page
      .locator('article.official a')
      .evaluateAll((found) => found.map((each) => each.getAttribute('href') ?? ''));
    const broken: string[] = [];
    for (const link of new Set(links)) {
      const answer = await page.request.get(`${origin}${link}`);
      if (answer.status() !== 200) broken.push(`${answer.status()} ${link}`);
    }
    expect(links.length).toBeGreaterThan(40);
    expect(broken).toEqual([]);
  });

  it('leads from its numbers of sessions and of talks to exactly their rows', async () => {
    await page.goto(`${origin}/reports?asOf=2026-11-01`);
    const counted = await page
      .locator(
        'article.official a[href*="kind="], article.official a[href*="outcome="], a[href*="minuted="]',
      )
      .evaluateAll((found) =>
        found.map((each) => ({ href: each.getAttribute('href') ?? '', said: each.innerText })),
      );
    const sessionsAndTalks = counted.filter(({ href }) => /^\/(sessions|reviews)\?/.test(href));
    const listed: (readonly [string, string])[] = [];
    for (const { href } of sessionsAndTalks) {
      await page.goto(origin + href);
      listed.push([href, String(await page.locator('tbody').first().locator('tr').count())]);
    }

    expect(sessionsAndTalks.length).toBeGreaterThanOrEqual(8);
    expect(listed).toEqual(sessionsAndTalks.map(({ href, said }) => [href, said]));
  });

  it.each([
    ['zh-CN', 1280],
    ['zh-CN', 360],
    ['en', 360],
  ])('fits and is accessible in %s at %i px', async (language, width) => {
    await page.setViewportSize({ width, height: 800 });
    for (const path of ['/reports?asOf=2026-11-01', '/archive?asOf=2026-11-01']) {
      await page.goto(`${origin}${path}&language=${language}`);
      await picture(`${path.slice(1, 8)}-${language}-${width}`);

      const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect({ path, wider }).toEqual({ path, wider: 0 });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('takes the words of its author, is issued, and can be kept as a file', async () => {
    await page.goto(`${origin}/reports?asOf=2026-11-01`);
    const form = page.locator('aside form[action^="?/write"]').first();
    await form.locator('textarea').fill('支部大会上当面提意见。');
    await form.locator('button').click();
    expect(await page.locator('article.official').textContent()).toContain('当面提意见');

    await page.locator('aside details summary').click();
    await page.locator('aside details button').click();
    await page.waitForURL(/\/reports\/[0-9a-f-]{36}\?issued$/);
    await picture('report-issued');
    expect(await page.locator('article.official .official-gap').count()).toBe(0);

    const docx = unzipBytes(await fetched(`${new URL(page.url()).pathname}.docx`));
    const words = new TextDecoder().decode(docx.get('word/document.xml'));
    expect(words).toContain('当面提意见');
    expect(unzipBytes(await fetched('/reports/plan.docx')).size).toBeGreaterThan(5);
    expect(unzipBytes(await fetched('/reports/draft.docx')).size).toBeGreaterThan(5);
  });
});

describe('the archive', () => {
  it('is downloaded, sealed and downloaded again', async () => {
    expect(unzipBytes(await fetched('/archive/draft.zip?asOf=2026-11-01')).size).toBe(14);

    await page.goto(`${origin}/archive?asOf=2026-11-01`);
    await page.locator('main details summary').click();
    await page.locator('main details button').click();
    const link = page.locator('main a[href$=".zip"][download]').last();
    const sealed = unzipBytes(await fetched((await link.getAttribute('href')) ?? ''));

    expect([...sealed.keys()]).toContain('verify/verify.mjs');
  });
});
