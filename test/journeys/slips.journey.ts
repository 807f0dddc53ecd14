import type { BrowserContext, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoSite, openDemoSite, wordsOf } from '../support/demo-site.ts';

/** A slip goes from the secretary's printer to a member's phone. */
let site: DemoSite;
let desk: Page;
const pin = '194810';

beforeAll(async () => {
  site = await openDemoSite();
  desk = await (await site.signedIn({ javaScriptEnabled: false })).newPage();
});
afterAll(() => site.close());

async function slipsOfBranch(name: string): Promise<Map<string, string>> {
  await desk.goto('/people/slips');
  await desk.getByRole('link', { name }).click();
  await desk.getByRole('button', { name: '给勾选的人发邀请条' }).click();
  await desk.getByRole('link', { name: /^打印\d+张/ }).click();
  const names = await desk.locator('.slips .name').allInnerTexts();
  const codes = await desk.locator('.slips .code').allInnerTexts();
  return new Map(names.map((each, at) => [each, codes[at] ?? '']));
}

async function enrol(phone: Page, code: string, chosen = pin): Promise<void> {
  await phone.locator('[name=code]').fill(code);
  await phone.locator('[name=pin]').fill(chosen);
  await phone.locator('[name=pinAgain]').fill(chosen);
  await phone.getByRole('button', { name: '启用并进入' }).click();
}

async function freshPhone(options = {}): Promise<[Page, BrowserContext]> {
  const context = await site.browser.newContext({
    baseURL: site.origin,
    locale: 'zh-CN',
    viewport: { width: 360, height: 740 },
    ...options,
  });
  return [await context.newPage(), context];
}

describe('an invitation slip', () => {
  let slips: Map<string, string>;
  beforeAll(async () => {
    slips = await slipsOfBranch('第二党支部');
  });

  it('is printed for everyone of the branch but the keeper of the box', () => {
    expect(slips.size).toBeGreaterThan(10);
    expect([...slips.keys()]).not.toContain('秦树林');
    expect([...slips.values()].every((code) => /^(\w{4}-){2}\w{4}$/.test(code))).toBe(true);
  });

  it('scanned, fills itself in, and its code goes to no server before the form is sent', async () => {
    const [phone, context] = await freshPhone();
    const asked: string[] = [];
    phone.on('request', (request) => asked.push(request.url()));
    const code = slips.get('吕向阳') ?? '';

    await phone.goto(`/i#${code}`);
    await expect.poll(() => phone.locator('[name=code]').inputValue()).toBe(code);

    expect(asked.filter((url) => url.includes(code))).toEqual([]);
    expect(phone.url()).not.toContain(code);
    await context.close();
  });

  it('over plain HTTP says what that means, and works all the same', async () => {
    const [phone, context] = await freshPhone();

    await phone.goto('/i');
    const words = await wordsOf(phone);

    expect(words).toContain('这个网址没有加密');
    expect(words).toContain('HTTPS');
    await context.close();
  });

  it('lets its member in; the PIN opens the phone again after signing out', async () => {
    const [phone, context] = await freshPhone({ javaScriptEnabled: false });
    const code = slips.get('吕向阳') ?? '';

    await phone.goto('/i');
    await enrol(phone, code, '123456');
    const refused = await wordsOf(phone);
    const typed = await phone.locator('[name=pin]').inputValue();
    await enrol(phone, code.toLowerCase().replaceAll('-', ' '));
    const welcome = await wordsOf(phone);
    await phone.goto('/devices');
    const devices = await wordsOf(phone);
    await phone.locator('summary', { hasText: '菜单' }).click();
    await phone.locator('.top').getByRole('button', { name: '退出' }).click();
    await phone.goto('/sign-in');
    const asksPin = await wordsOf(phone);
    await phone.locator('[name=pin]').fill('271828');
    await phone.getByRole('button', { name: '进入评台' }).click();
    const wrong = await wordsOf(phone);
    await phone.locator('[name=pin]').fill(pin);
    await phone.getByRole('button', { name: '进入评台' }).click();

    expect(refused).toContain('太容易猜');
    expect(typed).toBe('');
    expect(welcome).toContain('您名下现有1台设备');
    expect(devices).toContain('在用');
    expect(asksPin).toContain('吕向阳');
    expect(wrong).toContain('密码不对，还可以试 4 次');
    expect(new URL(phone.url()).pathname).toBe('/');
    await context.close();
  });

  it('used once opens nothing more, and says so', async () => {
    const [phone, context] = await freshPhone();

    await phone.goto('/i');
    await enrol(phone, slips.get('吕向阳') ?? '');

    expect(await wordsOf(phone)).toContain('这张邀请条已经用过了');
    await context.close();
  });

  it('of a lost phone: the secretary revokes it, and its PIN opens nothing', async () => {
    const [phone, context] = await freshPhone({ javaScriptEnabled: false });
    await phone.goto('/i');
    await enrol(phone, slips.get('吴家旺') ?? '');
    await desk.goto('/people/slips');
    const row = desk.locator('tr', { hasText: '吴家旺' });

    await row.locator('summary').first().click();
    await row.locator('summary', { hasText: '手机丢了' }).click();
    await row.getByRole('button', { name: '手机丢了，停用' }).click();
    await phone.goto('/devices');

    expect(await wordsOf(desk)).toContain('已停用');
    expect(await wordsOf(phone)).toContain('请先登录');
    await context.close();
  });
});
