import type { BrowserContext, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { totpCode, totpStepAt } from '#core/accounts/totp.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { type DemoSite, openDemoSite, wordsOf } from '../support/demo-site.ts';
import { bytesOf } from '../support/desk-office.ts';

/** A branch secretary comes in at an office computer, without a script on any page. */
let site: DemoSite;
let secretary: PersonId;
let desk: Page;
let secret: string;
let recoveryCodes: readonly string[];
const password = '村口老槐树下三盏灯笼';
const chosen = '田埂上第七只白鹭飞走';
const opened: BrowserContext[] = [];

beforeAll(async () => {
  site = await openDemoSite();
  secretary = await personNamed('李雨婷');
  const context = await site.signedIn({ personId: secretary, javaScriptEnabled: false });
  desk = await context.newPage();
});
afterAll(async () => {
  for (const context of opened) await context.close();
  await site.close();
});

async function personNamed(name: string): Promise<PersonId> {
  const head = await site.signedIn({ javaScriptEnabled: false });
  opened.push(head);
  const listed = await head.request.get('/api/people', { params: { text: name } });
  const { people } = (await listed.json()) as { people: { personId: PersonId; name: string }[] };
  const found = people.find((each) => each.name === name);
  if (!found) throw new Error(`no ${name} in the demo`);
  return found.personId;
}

/** What the app on the secretary's phone shows, so many steps from now. */
function digits(steps: number): string {
  const now = site.village.application.clock.now();
  return totpCode(bytesOf(secret), totpStepAt(now) + steps);
}

async function officeComputer(options = {}): Promise<Page> {
  const context = await site.browser.newContext({
    baseURL: site.origin,
    locale: 'zh-CN',
    javaScriptEnabled: false,
    ...options,
  });
  opened.push(context);
  return context.newPage();
}

async function signIn(page: Page, typed: { code: string; password?: string; name?: string }) {
  await page.goto('/sign-in');
  await page.getByRole('link', { name: '用户名和密码登录' }).click();
  await page.locator('[name=name]').fill(typed.name ?? 'Yuting');
  await page.locator('[name=password]').fill(typed.password ?? password);
  await page.locator('[name=code]').fill(typed.code);
  await page.getByRole('button', { name: '进入评台' }).click();
}

describe('a desk sign-in', () => {
  it('is set up with a name, a password and an authenticator app', async () => {
    await desk.goto('/devices');
    await desk.getByRole('link', { name: '设置电脑登录' }).click();
    await desk.locator('[name=name]').fill('yuting');
    await desk.locator('[name=password]').fill('我是李雨婷，住在禾塘村');
    await desk.locator('[name=passwordAgain]').fill('我是李雨婷，住在禾塘村');
    await desk.getByRole('button', { name: '下一步' }).click();
    const refused = await wordsOf(desk);
    const kept = await desk.locator('[name=name]').inputValue();
    await desk.locator('[name=password]').fill(password);
    await desk.locator('[name=passwordAgain]').fill(password);
    await desk.getByRole('button', { name: '下一步' }).click();
    const picture = await desk.getByRole('img', { name: '身份验证器的二维码' }).boundingBox();
    secret = (await desk.locator('code').innerText()).replaceAll(/\s/g, '');
    await desk.locator('[name=code]').fill('000000');
    await desk.getByRole('button', { name: '设置好了' }).click();
    const wrong = await wordsOf(desk);
    const again = (await desk.locator('code').innerText()).replaceAll(/\s/g, '');
    await desk.locator('[name=code]').fill(digits(-1));
    await desk.getByRole('button', { name: '设置好了' }).click();
    recoveryCodes = await desk.locator('ol li').filter({ hasText: '-' }).allInnerTexts();

    expect(refused).toContain('密码里不要有姓名');
    expect(kept).toBe('yuting');
    expect(picture?.width).toBeGreaterThan(150);
    expect(wrong).toContain('验证码不对');
    expect(again).toBe(secret);
    expect(recoveryCodes).toHaveLength(10);
  });

  it('opens at another computer, with a code that works once', async () => {
    const [computer, other] = [await officeComputer(), await officeComputer()];
    const code = digits(0);

    await signIn(computer, { code, password: chosen });
    const refused = await wordsOf(computer);
    const typed = await computer.locator('[name=password]').inputValue();
    await signIn(computer, { code });
    const landed = new URL(computer.url()).pathname;
    await signIn(other, { code });

    expect(refused).toContain('用户名、密码、验证码有一项不对');
    expect(typed).toBe('');
    expect(landed).toBe('/');
    expect(await wordsOf(other)).toContain('用户名、密码、验证码有一项不对');
  });

  it('opens with a recovery code; a new password then ends what is open elsewhere', async () => {
    const computer = await officeComputer();
    await signIn(computer, { code: recoveryCodes[0] ?? '' });
    await computer.goto('/devices/desk');
    const left = await wordsOf(computer);

    await desk.goto('/devices/desk');
    await desk.locator('[name=old]').fill(password);
    await desk.locator('[name=chosen]').fill(chosen);
    await desk.locator('[name=chosenAgain]').fill(chosen);
    await desk.getByRole('button', { name: '改密码' }).click();
    await computer.goto('/devices');

    expect(left).toContain('还剩9个');
    expect(await wordsOf(desk)).toContain('密码已改');
    expect(await wordsOf(computer)).toContain('请先登录');
  });

  it('is switched off by the head for who lost everything', async () => {
    const context = await site.signedIn({ javaScriptEnabled: false });
    opened.push(context);
    const head = await context.newPage();
    await head.goto('/people/slips');
    const row = head.locator('tr', { hasText: '李雨婷' });

    await row.locator('summary', { hasText: /^电脑登录/ }).click();
    await row.locator('summary', { hasText: '停用电脑登录' }).click();
    await row.getByRole('button', { name: '停用电脑登录' }).click();
    const computer = await officeComputer();
    await signIn(computer, { code: digits(1), password: chosen });

    expect(await wordsOf(head)).toContain('电脑登录已停用');
    expect(await wordsOf(computer)).toContain('有一项不对');
  });

  it('is set up again, and switched off with a recovery code by its owner', async () => {
    await desk.goto('/devices/desk');
    await desk.locator('[name=name]').fill('yuting');
    await desk.locator('[name=password]').fill(password);
    await desk.locator('[name=passwordAgain]').fill(password);
    await desk.getByRole('button', { name: '下一步' }).click();
    secret = (await desk.locator('code').innerText()).replaceAll(/\s/g, '');
    await desk.locator('[name=code]').fill(digits(0));
    await desk.getByRole('button', { name: '设置好了' }).click();
    const [code = ''] = await desk.locator('ol li').filter({ hasText: '-' }).allInnerTexts();
    await desk.getByRole('link', { name: '已经打印或抄好' }).click();
    await desk.locator('summary', { hasText: '停用电脑登录' }).click();
    await desk.locator('[name=code]').fill(code.toLowerCase());
    await desk.getByRole('button', { name: '停用电脑登录' }).click();

    expect(await wordsOf(desk)).toContain('已停用。要再用，请重新设置。');
  });
});
