import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOwnCertificate } from '#server/platform/certificates/own-certificate.ts';
import { readServedCertificate } from '#server/platform/certificates/served-certificate.ts';
import { openBrowser } from '../support/browser.ts';
import { type DemoSite, openDemoSite, wordsOf } from '../support/demo-site.ts';

/** A hall without Internet: the phone has installed the authority of `pingtai own-certificate`, nothing else. */
let site: DemoSite;
let folder: string;
let context: BrowserContext;
let phone: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pingtai-hall-'));
  await makeOwnCertificate(folder, { given: [], now: new Date() });
  const source = { kind: 'own', dataFolder: folder } as const;
  site = await openDemoSite({ certificate: await readServedCertificate(source, new Date()) });
  context = await site.browser.newContext({ baseURL: site.origin, locale: 'zh-CN' });
  phone = await context.newPage();
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

const plainly = () => site.origin.replace('https:', 'http:');

async function cookieNamed(name: string) {
  return (await context.cookies()).find((cookie) => cookie.name === name);
}

describe('a phone that trusts the own authority', () => {
  it('signs in over HTTPS; the session is bound to this host and never goes over plain HTTP', async () => {
    const code = await site.village.application.signIn.issueCode(
      site.tenantId,
      site.secretary.personId,
    );

    await phone.goto(`/sign-in?code=${code}`);
    await phone.locator('main form button[type=submit]').click();
    await phone.waitForURL('**/');

    expect(await wordsOf(phone)).toContain('工作首页');
    expect(await cookieNamed('__Host-pingtai_session')).toMatchObject({
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      domain: '127.0.0.1',
    });
    expect(await cookieNamed('pingtai_session')).toBeUndefined();
  });

  it('enrols by a slip, without the notice about plain HTTP', async () => {
    await phone.goto('/people/slips');
    await phone.getByRole('link', { name: '第二党支部' }).click();
    await phone.getByRole('button', { name: '给勾选的人发邀请条' }).click();
    await phone.getByRole('link', { name: /^打印\d+张/ }).click();
    const code = await phone.locator('.slips .code').first().innerText();

    await phone.goto(`/i#${code}`);
    await expect.poll(() => phone.locator('[name=code]').inputValue()).toBe(code);
    const notice = await wordsOf(phone);
    const isSafe = await phone.evaluate('isSecureContext && typeof crypto.subtle === "object"');
    await phone.locator('[name=pin]').fill('194810');
    await phone.locator('[name=pinAgain]').fill('194810');
    await phone.getByRole('button', { name: '启用并进入' }).click();

    expect(await wordsOf(phone)).toContain('您名下现有1台设备');
    expect(isSafe).toBe(true);
    expect(notice).not.toContain('没有加密');
    expect(await cookieNamed('__Host-pingtai_device')).toMatchObject({ secure: true });
  });
});

describe('a phone that does not trust it yet', () => {
  let stranger: BrowserContext;
  beforeAll(async () => {
    const browser = await openBrowser();
    stranger = await browser.newContext({ locale: 'zh-CN', viewport: { width: 360, height: 740 } });
    return () => browser.close();
  });

  it('is stopped by its browser', async () => {
    const page = await stranger.newPage();

    await expect(page.goto(site.origin)).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID');
  });

  it('gets the certificate over plain HTTP on the same port, and is told how to install it', async () => {
    const page = await stranger.newPage();
    await page.goto(plainly());

    const { violations } = await new AxeBuilder({ page }).analyze();
    const sideways = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    const offered = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载证书' }).click();

    expect((await offered).suggestedFilename()).toBe('pingtai-authority.crt');
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(sideways).toBeLessThanOrEqual(0);
  });
});
