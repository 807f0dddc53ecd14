import type { BrowserContext, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId } from '#core/kernel/ids.ts';
import { type DemoSite, openDemoSite, wordsOf } from '../support/demo-site.ts';

/** People come and go at the secretary's desk, by forms alone. */
let site: DemoSite;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  site = await openDemoSite();
  context = await site.signedIn({ javaScriptEnabled: false });
  page = await context.newPage();
});
afterAll(() => site.close());

const main = () => page.locator('main');

async function choose(name: string, words: string): Promise<void> {
  const select = main().locator(`select[name="${name}"]:visible`).first();
  const label = await select.locator('option', { hasText: words }).first().innerText();
  await select.selectOption({ label });
}

async function sessionOf(personId: PersonId): Promise<Page> {
  return (await site.signedIn({ personId, javaScriptEnabled: false })).newPage();
}

describe('a new member', () => {
  let personId: PersonId;

  it('is registered in a branch that is registered first', async () => {
    await page.goto('/people/new?branch');
    await page.locator('[name=name]').fill('第四党支部(青年)');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByRole('link', { name: '登记党员' }).click();
    await page.locator('[name=name]').fill('白晓燕');
    await page.locator('[name=birthYear]').fill('1999');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    personId = new URL(page.url()).pathname.split('/').at(-1) as PersonId;

    expect(await wordsOf(page)).toContain('第四党支部(青年)');
  });

  it('takes up a post and has its rights from that day on, and not before', async () => {
    const member = await sessionOf(personId);
    await member.goto('/coverage');
    const before = await wordsOf(member);
    await page.goto(`/people/${personId}`);
    await main().locator('summary', { hasText: '任职' }).click();
    await main().locator('.assign [name=title]').fill('第四党支部书记');
    await main().getByRole('button', { name: '任职' }).click();
    const assigned = await wordsOf(page);
    await member.goto('/coverage');

    expect(before).toContain('没有找到这一项');
    expect(assigned).toContain('任职已登记');
    expect(await wordsOf(member)).toContain('点评覆盖');
  });
});

describe('the leading group', () => {
  it('takes a member in, and lets one go', async () => {
    await page.goto('/cycles');
    await main().locator('summary', { hasText: '增加领导小组成员' }).click();
    await choose('personId', '范启航');
    await main().locator('form[action="?/nameMember"] button').click();
    const named = await wordsOf(page);
    const row = main().locator('li', { hasText: '范启航' });
    await row.locator('summary', { hasText: '任期届满' }).click();
    await row.getByRole('button', { name: '任期届满' }).click();

    expect(named).toContain('已确定');
    expect(await wordsOf(page)).toContain('已登记任期届满');
  });

  it('has no second head', async () => {
    await page.goto('/cycles');
    await main().locator('summary', { hasText: '增加领导小组成员' }).click();
    await choose('personId', '杨雪梅');
    await choose('role', '组长');
    await main().locator('form[action="?/nameMember"] button').click();

    expect(await wordsOf(page)).toContain('组长已经另有其人');
  });
});

it('the next cycle is opened, starts as a draft and waits for its people', async () => {
  await page.goto('/cycles/new');
  await page.locator('[name=name]').fill('2027年度领导点评');
  await page.locator('[name=startsOn]').fill('2027-03-01');
  await page.locator('[name=endsOn]').fill('2027-02-01');
  await page.getByRole('button', { name: '建立周期' }).click();
  const refused = await wordsOf(page);
  await page.locator('[name=endsOn]').fill('2027-11-30');
  await page.locator('[name="mandate.issuer"]').fill('泰高区委创先争优活动领导小组办公室');
  await page.locator('[name="mandate.title"]').fill('关于做好2027年度领导点评工作的通知');
  await page.locator('[name="mandate.number"]').fill('泰高创先办[2027]3号');
  await page.getByRole('button', { name: '建立周期' }).click();

  expect(refused).toContain('结束的日期早于开始的日期');
  expect(await wordsOf(page)).toContain('泰高创先办〔2027〕3号');
  expect(await wordsOf(page)).toContain('拟订中');
  expect(await wordsOf(page)).toContain('还没有确定领导小组');
});
