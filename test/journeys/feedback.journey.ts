import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoSite, openDemoSite } from '../support/demo-site.ts';

/** Whoever pressed a button is told what came of it, in the words of the page's language. */
let site: DemoSite;
let page: Page;

beforeAll(async () => {
  site = await openDemoSite();
  page = await (await site.signedIn()).newPage();
});
afterAll(() => site.close());

async function press(label: string): Promise<string> {
  await page.getByRole('button', { name: label, exact: true }).click();
  return page.locator('main').innerText();
}

describe('on the integrity page', () => {
  it('a verification says when, how many entries, what was compared and what was found', async () => {
    await page.goto('/integrity');
    const plain = await press('现在核验');
    const rebuilt = await press('核验并逐表比对');

    expect(plain).toMatch(
      /刚刚核验完毕：逐条重算了 [\d,]+ 条记录，核对了 \d+ 个存证签名，没有比对各表/,
    );
    expect(rebuilt).toMatch(/由记录重建各表，逐行比对/);
    expect(rebuilt).toMatch(/核验 [\d,]+ 条记录，没有发现问题/);
  });

  it('a checkpoint says what it covers and what to do with it', async () => {
    await page.goto('/integrity');

    const said = await press('现在签名存证');

    expect(said).toMatch(/存证签名已经覆盖全部 [\d,]+ 条记录/);
    expect(said).toContain('请下载最新存证');
  });
});

it('a report that was issued says so on its page', async () => {
  await page.goto('/reports?asOf=2026-11-01');
  await page
    .locator('details', { has: page.locator('form[action="?/issue"]') })
    .locator('summary')
    .click();
  await page.locator('form[action="?/issue"] button[type=submit]').click();

  expect(await page.locator('main').innerText()).toContain('已经定稿。文字和数字从此不变');
});

it('an import that was committed says what came in and where to see it', async () => {
  await page.goto('/imports');
  const csv = '类型,反映人类别,内容,日期\n工作思路,党员,路灯装声控开关,2026-10-20\n';
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '群众意见.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.locator('form[action="?/upload"] button[type=submit]').click();

  const said = await press('确认导入');

  expect(said).toContain('群众意见.csv 已经记入台账');
  expect(said).toMatch(/这次记录了：\s*1 条解决思路/);
  expect(
    await page.getByRole('link', { name: '1 条解决思路', exact: true }).getAttribute('href'),
  ).toBe('/contributions');
});

it('the columns of a sheet of ballots can be corrected, and are shown as they were read then', async () => {
  await page.goto('/imports');
  const csv = '票号,谁投,李雨婷,杨雪梅\n1,甲类,优秀,合格\n2,甲类,合格,合格\n';
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '一支部测评票.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.locator('form[action="?/upload"] button[type=submit]').click();
  const columns = () => page.locator('select[name^="column:"]');
  const chosen = async () => Promise.all((await columns().all()).map((each) => each.inputValue()));
  const before = await chosen();

  await columns().nth(1).selectOption('voter');
  await columns().nth(3).selectOption('');
  await page.locator('form[action="?/correct"] button[type=submit]').click();
  await page.locator('details:has(form[action="?/correct"]) > summary').click();

  expect(before).toEqual(['number', '', 'candidate', 'candidate']);
  expect(await chosen()).toEqual(['number', 'voter', 'candidate', '']);
  expect(await page.locator('main').innerText()).toContain('已经按您的更正和回答重新认了一遍');
});
