import { readSheet } from 'read-excel-file/node';
import type { BrowserContext, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PersonId } from '#core/kernel/ids.ts';
import { type DemoSite, openDemoSite, wordsOf } from '../support/demo-site.ts';
import { builtXlsx, sheetOf } from '../support/xlsx-builder.ts';

/** A day at the secretary's desk, by forms alone: the browser runs no script. */
let site: DemoSite;
let desk: BrowserContext;
let page: Page;

beforeAll(async () => {
  site = await openDemoSite();
  desk = await site.signedIn({ javaScriptEnabled: false });
  page = await desk.newPage();
});
afterAll(() => site.close());

const said = '冬修水利带头出工11天，渠道清了430米';

it('a recorded review is found by a word of two characters and stands in the Excel file', async () => {
  await page.goto('/reviews/new');
  await choose(page, 'subject', '蒋德明 ·');
  await choose(page, 'reviewer', '袁丽华 ·');
  await page.locator('[name=occurredOn]').fill('2026-11-20');
  await page.locator('[name=achievement]').fill(said);
  await page.locator('[name=shortcoming]').fill('两次没有按时到会');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  const shown = await wordsOf(page);

  await page.goto('/reviews?ledger=all');
  await page.locator('main [name=text]').fill('冬修');
  await page.getByRole('button', { name: '筛选' }).click();
  const found = await page.locator('tbody tr').allInnerTexts();
  const href = await page.getByRole('link', { name: '导出 Excel' }).getAttribute('href');
  const file = await desk.request.get(href ?? '');
  const cells = (await readSheet(await file.body())).flat().map(String);

  expect(shown).toContain('对蒋德明的点评');
  expect(found).toEqual([expect.stringContaining(said)]);
  expect(cells.some((cell) => cell.includes(said))).toBe(true);
});

it('a deadline before the day of the review is refused at its field, and nothing typed is lost', async () => {
  await page.goto('/reviews/new');
  await choose(page, 'subject', '蒋德明 ·');
  await choose(page, 'reviewer', '袁丽华 ·');
  await page.locator('[name=occurredOn]').fill('2026-11-20');
  await page.locator('[name=achievement]').fill(said);
  await page.locator('[name=shortcoming]').fill('两次没有按时到会');
  await page.locator('details', { hasText: '整改时限' }).locator('summary').click();
  await page.locator('[name=deadline]').fill('2026-11-01');
  await page.getByRole('button', { name: '登记', exact: true }).click();

  const field = page.locator('.frame', { has: page.locator('[name=deadline]') });
  expect(await field.innerText()).toContain('整改时限早于点评那一天');
  expect(await page.locator('[name=achievement]').inputValue()).toBe(said);
});

it('an owner may say it is done, but not verify it; somebody else does, then it is closed', async () => {
  await page.goto('/rectifications?state=overdue');
  await page.locator('td.main a').first().click();
  const address = new URL(page.url()).pathname;
  const owner = await signedInAs('吕瑞芳');
  const other = await signedInAs('李雨婷');
  await owner.goto(address);
  await owner
    .locator('details', { has: owner.locator('[name=measuresDone]') })
    .locator('summary')
    .click();
  await owner.locator('[name=measuresDone]').check();
  await owner.locator('form[action="?/progress"] [name=text]').fill('三处会车点建好了');
  await owner.locator('form[action="?/progress"] button[type=submit]').click();
  await send(owner, 'claimDone', { evidence: '会车点已经验收' });
  await send(owner, 'takeBack', { takeBackReason: '第三处还没有验收' });
  const takenBack = await wordsOf(owner);
  await send(owner, 'claimDone', { evidence: '三处会车点已经验收' });
  const state = await wordsOf(owner);
  const offered = await owner.locator('form[action="?/verify"]').count();
  const intent = '018f0000-0000-7000-8000-000000000001';
  const refused = await owner.context().request.post(`${address}?/verify`, {
    form: { intent, finding: '我自己看过了' },
    headers: { origin: site.origin, accept: 'text/html' },
  });
  await other.goto(address);
  await send(other, 'verify', { finding: '11月22日到现场看过，三处都能会车' });
  await page.goto(address);
  await send(page, 'close', {});

  expect(takenBack).toMatch(/状态 .{0,12}(整改中|逾期)/);
  expect(takenBack).toContain('第三处还没有验收');
  expect(state).toContain('待核验');
  expect(offered).toBe(0);
  expect(refused.status()).toBeGreaterThanOrEqual(400);
  expect(await refused.text()).toMatch(/不能核验自己的整改|不能由您核验/);
  expect(await wordsOf(page)).toMatch(/状态 .{0,4}已销号/);
});

it('home, its badge and the rectification ledger tell of the day that was chosen', async () => {
  const badge = page.locator('header.side a', { hasText: '整改台账' });
  const chosen = async (day: string) => {
    await page.goto('/');
    await page.getByLabel('截至日期').fill(day);
    await page.getByRole('button', { name: '查看', exact: true }).click();
    const words = [await page.locator('section.overdue h2 a').innerText(), await badge.innerText()];
    await badge.click();
    const listed = await page.locator('.figures li').first().innerText();
    return [...words, listed, await page.getByLabel('截至日期').inputValue()];
  };

  expect((await chosen('2026-11-01')).map((words) => words.replaceAll(/\s+/g, ' '))).toEqual([
    '1',
    expect.stringContaining('1 件逾期'),
    expect.stringMatching(/^逾期 1 /),
    '2026-11-01',
  ]);
});

it('meetings without a title have a name, and each sign to look at says what its day is', async () => {
  await page.goto('/sessions?kind=siteVisit');
  const names = await page.locator('td.main a').allInnerTexts();
  await page.goto('/quality');
  const days = await page.locator('.items small').allInnerTexts();

  expect([names.length, days.length]).not.toContain(0);
  expect(names.filter((name) => !/支部.*2026-\d\d-\d\d/.test(name))).toEqual([]);
  expect(days.filter((said) => !/销号|点评|时限|登记|导入|提出/.test(said))).toEqual([]);
});

it('an import asks whom a wrong name means, is answered, recorded and undone', async () => {
  const rows = [
    ['时间', '方式', '点评方', '被点评方', '优点', '差距'],
    ['2026年11月18日', '面对面', '蒋德敏', '魏彩云', '护林防火值班9天', '手机不常开'],
  ];
  const sheet = Buffer.from(builtXlsx([sheetOf('互评', rows)]));
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.goto('/imports');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '互评.xlsx', mimeType, buffer: sheet });
  await page.getByRole('button', { name: '上传' }).click();
  const asked = await wordsOf(page);
  const question = page.locator('fieldset', { hasText: '蒋德敏' });
  await question.locator('input[type=radio]').first().check();
  await page.locator('form[action="?/answer"] button[type=submit]').click();
  await page.locator('form[action="?/commit"] button[type=submit]').click();
  const recorded = await countOf('护林防火');
  await page.goto('/reviews?text=护林防火');
  const tabs = await page.locator('nav[aria-label=台账范围]').innerText();
  await page.getByRole('link', { name: '“全部点评”里有 1 条' }).click();
  const pointedTo = await page.locator('tbody tr').count();
  await page.goto('/imports');
  const latest = page.locator('li', { hasText: '互评.xlsx' }).last();
  await latest.locator('summary').click();
  await latest.locator('[name=reason]').fill('试一试撤销');
  await latest.getByRole('button', { name: '撤销导入' }).click();

  expect(asked).toContain('蒋德敏');
  expect(recorded).toBe(1);
  expect(tabs.replaceAll(/\s+/g, ' ')).toBe('领导点评 0 全部点评 1');
  expect(pointedTo).toBe(1);
  expect(await countOf('护林防火')).toBe(0);
});

it('an issued report stays as it was, whatever is recorded afterwards', async () => {
  const prose = '各支部都列了事实，讲了真话。';
  await page.goto('/reports?asOf=2026-11-23');
  await page.locator('form[action^="?/write"] textarea').first().fill(prose);
  await page.locator('form[action^="?/write"] button[type=submit]').first().click();
  await page.goto('/reports?asOf=2026-11-23');
  const draft = await wordsOf(page);
  await page
    .locator('details', { has: page.locator('form[action="?/issue"]') })
    .locator('summary')
    .click();
  await page.locator('form[action="?/issue"] button[type=submit]').click();
  const address = new URL(page.url()).pathname;
  const issued = await page.locator('article.official').innerText();

  await page.goto('/reviews/new');
  await choose(page, 'subject', '魏彩云 ·');
  await choose(page, 'reviewer', '袁丽华 ·');
  await page.locator('[name=occurredOn]').fill('2026-11-21');
  await page.locator('[name=achievement]').fill('帮5户老人收了稻子');
  await page.locator('[name=shortcoming]').fill('一次值班迟到20分钟');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.goto(address);

  expect(draft).toContain(prose);
  expect(issued).toContain(prose);
  expect(await page.locator('article.official').innerText()).toBe(issued);
  await page.goto('/reports?asOf=2026-11-23');
  expect(await page.locator('article.official').innerText()).not.toBe(issued);
});

it('after all of it the ledger is intact', async () => {
  await page.goto('/integrity');
  await page.getByRole('button', { name: '核验并逐表比对' }).click();

  expect(await wordsOf(page)).toMatch(/完好|没有发现/);
  expect(site.failures).toEqual([]);
});

async function choose(on: Page, name: string, label: string): Promise<void> {
  const select = on.locator(`select[name=${name}]`);
  const option = select.locator('option', { hasText: label }).first();
  await select.selectOption((await option.getAttribute('value')) ?? '');
}

/** Opens the form of an action by its name, fills it and sends it. */
async function send(on: Page, action: string, fields: Readonly<Record<string, string>>) {
  const form = on.locator('main details', { has: on.locator(`form[action="?/${action}"]`) });
  await form.locator('summary').click();
  for (const [name, text] of Object.entries(fields))
    await form.locator(`[name=${name}]`).fill(text);
  await form.locator('button[type=submit]').click();
}

async function countOf(word: string): Promise<number> {
  await page.goto(`/reviews?ledger=all&text=${encodeURIComponent(word)}`);
  return page.locator('tbody tr').count();
}

async function signedInAs(name: string): Promise<Page> {
  const answer = await desk.request.get(`/api/people?name=${encodeURIComponent(name)}`);
  const { people } = (await answer.json()) as { people: { personId: PersonId }[] };
  const personId = people[0]?.personId;
  if (!personId) throw new Error(`nobody is called ${name}`);
  return (await site.signedIn({ personId, javaScriptEnabled: false })).newPage();
}
